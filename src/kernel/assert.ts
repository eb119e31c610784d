/** Throws a plain Error (a bug, never a refusal) when `condition` does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** Ends an exhaustive switch; reached only when a type was widened without its case. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`);
}
