/** A record in the form in which it is compared. Empty text and zero are "not told". */
export interface Subject {
  readonly last: string;
  /** The parts of a surname of several words; empty for one. */
  readonly lastParts: readonly string[];
  readonly first: string;
  readonly middle: string;
  /** A place in `suffixes`. */
  readonly suffix: number;
  /** The years in which she may be born: one from a date or year, two from an age. */
  readonly years: readonly number[];
  /** Month x 100 + day; 0 where only the year is told. */
  readonly monthDay: number;
  readonly homes: readonly Home[];
  readonly phones: readonly string[];
  readonly email: string;
  /** Two or four digits at the end of the e-mail's name that may be a year; 0 where none stand. */
  readonly emailYear: number;
}

/** A place where she lives or gets mail. */
export interface Home {
  readonly number: string;
  /** Directional, name and suffix as Publication 28 writes them. */
  readonly street: string;
  /** The name of the street alone. */
  readonly streetName: string;
  readonly unit: string;
  readonly city: string;
  readonly zip: string;
  /**
   * The words of a line without commas where a city may stand behind the street, or was cut off it:
   * the names of a roll can tell. Mostly empty.
   */
  readonly runOn: string;
}

/** JR and II are one: a second of the name is called either. */
export const suffixes = ['', 'JR', 'SR', 'III', 'IV', 'V', 'I'] as const;

export function suffixCode(suffix: string): number {
  const place = suffixes.indexOf((suffix === 'II' ? 'JR' : suffix) as typeof suffixes[number]);
  return Math.max(0, place);
}
