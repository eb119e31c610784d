const kept = /^(II|III|IV|VI{0,3}|NE|NW|SE|SW|PO|\d*[A-Z]\d+|\d+[A-Z]|US)$/;

/** Files shout; people read: `PORT COLUMBIA` becomes `Port Columbia`. Mixed case stays as it is. */
export function plainCase(text: string): string {
  if (text !== text.toUpperCase()) return text;
  return text.replace(/[\p{L}\d]+/gu, (word) => {
    if (kept.test(word)) return word;
    const lower = word.toLowerCase();
    return lower[0]!.toUpperCase() + lower.slice(1);
  });
}

interface Address {
  readonly line: string;
  readonly city: string;
  readonly zip: string;
}

/** An address on one line, as one writes it. */
export function addressLine({ line, city, zip }: Address): string {
  return `${plainCase(line)}, ${[plainCase(city), zip].filter(Boolean).join(' ')}`;
}
