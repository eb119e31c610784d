/** How one field of two records compares; the heart of the dedupe. */
export interface Field {
  readonly name: string;
  /** Level 0 is always "not told by both", which weighs nothing. */
  readonly levels: readonly string[];
  /**
   * For each level how much the rarity of the value counts: 1 for equal values (two people share
   * it by chance as often as it stands in the file), less for values only alike.
   */
  readonly slopes: readonly number[];
  /** Whether people of one home or family have it in common: it tells them from nobody. */
  readonly isShared: boolean;
  /** For each record the number of its value, where the field has one value a record. */
  readonly ids: Int32Array | undefined;
  /** Level and rarity of two records, packed by `pack`. */
  compare(one: number, other: number): number;
}

const sharedNames = new Set(['surname', 'rest', 'number', 'street', 'area', 'city', 'state', 'zip',
  'mail', 'phone']);
const placeLike = /place|city|town|county|country|region|parish|state|district|precinct|household/i;

/** What a field is shared by follows from its name; of free columns those that name a place. */
export function isSharedField(name: string): boolean {
  return sharedNames.has(name) || (name.startsWith('free ') && placeLike.test(name));
}

/** Level below 16; rarity in bits, kept in eighths up to 31. */
export function pack(level: number, rarityBits = 0): number {
  return level | (Math.min(255, Math.max(0, Math.round(rarityBits * 8))) << 4);
}

export const levelOf = (packed: number): number => packed & 15;
export const rarityOf = (packed: number): number => (packed >> 4) / 8;
