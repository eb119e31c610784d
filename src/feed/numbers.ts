import type { Instant } from '../kernel/index.ts';

/** How far a subscription has come: places it has looked at, numbers it has given. */
export interface Position {
  readonly place: bigint;
  readonly lastNumber: bigint;
}

/** Under what numbers are given. */
export interface Terms {
  readonly version: number;
  readonly at: Instant;
}

/** Numbers given one after another, each to one place; that never changes. */
export interface Range extends Terms {
  readonly firstNumber: bigint;
  readonly lastNumber: bigint;
  readonly fromPlace: bigint;
  readonly toPlace: bigint;
  /** Bit i of byte i / 8, the lowest first: place `fromPlace + i` has a number. */
  readonly marks: Uint8Array;
}

export interface Giving {
  readonly position: Position;
  /** Absent when nothing was visible: the position moves, no number is given. */
  readonly range: Range | undefined;
}

/** A range grows by being written anew; so it covers this many places at most. */
const MOST_PLACES = 2_000n;

/**
 * Numbers the visible places among those looked at. A range that was begun under the very same
 * terms and ends where this one begins grows instead of being followed by another.
 */
export function giveNumbers(given: {
  readonly position: Position;
  /** In order; at most 2,000 places from the first to the last. */
  readonly visible: readonly bigint[];
  readonly toPlace: bigint;
  readonly terms: Terms;
  readonly open: Range | undefined;
}): Giving {
  const { position, visible, toPlace, terms, open } = given;
  const first = visible[0];
  const last = visible.at(-1);
  if (first === undefined || last === undefined) {
    return { position: { ...position, place: toPlace }, range: undefined };
  }
  const lastNumber = position.lastNumber + BigInt(visible.length);
  const grows = open !== undefined && open.lastNumber === position.lastNumber
    && open.version === terms.version && open.at.getTime() === terms.at.getTime()
    && last - open.fromPlace < MOST_PLACES;
  const fromPlace = grows ? open.fromPlace : first;
  const marks = new Uint8Array((Number(last - fromPlace) >> 3) + 1);
  if (grows) marks.set(open.marks);
  for (const place of visible) mark(marks, Number(place - fromPlace));
  return {
    position: { place: toPlace, lastNumber },
    range: {
      ...terms, lastNumber, fromPlace, toPlace: last, marks,
      firstNumber: grows ? open.firstNumber : position.lastNumber + 1n,
    },
  };
}

/** The places that the range's numbers were given to, in the order of the numbers. */
export function placesOf({ fromPlace, toPlace, marks }: Range): readonly bigint[] {
  const places: bigint[] = [];
  for (let offset = 0; offset <= Number(toPlace - fromPlace); offset++) {
    if (marks[offset >> 3]! & (1 << (offset & 7))) places.push(fromPlace + BigInt(offset));
  }
  return places;
}

function mark(marks: Uint8Array, offset: number): void {
  marks[offset >> 3]! |= 1 << (offset & 7);
}
