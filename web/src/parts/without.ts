/** The same object without one of its properties. */
export function without<From extends object, Key extends keyof From>(
  object: From, key: Key,
): Omit<From, Key> {
  const copy = { ...object };
  delete copy[key];
  return copy;
}
