/** One thing that a column of an uploaded file can mean, and the headers people give it. */
export interface ColumnTarget<Name extends string = string> {
  readonly name: Name;
  /** Headers in the form of `headerKey`: small letters and digits only. */
  readonly headers: readonly string[];
  /** Whether several columns may mean it (answers), or one at most. */
  readonly many?: boolean;
}

/** A header without what people vary: case, blanks, punctuation. */
export function headerKey(header: string): string {
  return header.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/**
 * For each column the target it most likely means, or undefined. A header that is exactly a known
 * one wins over one that only begins or ends with it; each target is given once unless it may be
 * many. The one suggester behind every upload.
 */
export function suggestColumns<Name extends string>(
  header: readonly string[], targets: readonly ColumnTarget<Name>[],
): readonly (Name | undefined)[] {
  const keys = header.map(headerKey);
  const claims = keys.flatMap((key, column) => targets.map((target) =>
    ({ column, target, score: likeness(key, target.headers) })))
    .filter((claim) => claim.score > 0)
    .sort((one, two) => two.score - one.score || one.column - two.column);
  const chosen: (Name | undefined)[] = header.map(() => undefined);
  const taken = new Set<string>();
  for (const { column, target } of claims) {
    if (chosen[column] !== undefined || (taken.has(target.name) && !target.many)) continue;
    chosen[column] = target.name;
    taken.add(target.name);
  }
  return chosen;
}

/** 0: nothing in common; longer known headers weigh more, exact ones most. */
function likeness(key: string, headers: readonly string[]): number {
  if (key === '') return 0;
  const scores = headers.map((known) => {
    if (key === known) return 100;
    if (known.length < 4) return 0;
    return key.startsWith(known) || key.endsWith(known) ? known.length : 0;
  });
  return Math.max(0, ...scores);
}
