import { countyTraits, placeOnPath } from './counties.ts';

/** The seats that a precinct votes for, as numbers in text. */
export interface Seats {
  readonly congress: string;
  readonly senate: string;
  readonly house: string;
  readonly commissioner: string;
  readonly school: string;
  readonly ward: string;
  readonly township: string;
  readonly superiorCourt: string;
  readonly judicial: string;
}

export const seatCounts = {
  congress: 8, senate: 24, house: 48, commissioner: 5, school: 5,
} as const;

/** An OCD type id: lower case, blanks to underscores, other illegal characters to a tilde. */
export function divisionSlug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_').replace(/[^a-z0-9._~-]/g, '~');
}

interface PrecinctSize {
  readonly index: number;
  readonly countyIndex: number;
  readonly voters: number;
}

/**
 * Districts of equal population, cut along the path on which the counties lie, so that each is
 * one piece of land; small counties are whole, large ones split.
 */
export function cutDistricts(
  counties: readonly (readonly PrecinctSize[])[],
  voters: number,
): readonly Seats[] {
  const path = counties.map((_, index) => index).sort((a, b) => placeOnPath(a) - placeOnPath(b));
  const seats: Seats[] = [];
  const total = Math.max(1, voters);
  let reached = 0;
  for (const countyIndex of path) {
    const precincts = counties[countyIndex] ?? [];
    precincts.forEach((precinct, at) => {
      const middle = Math.min(0.999999, (reached + precinct.voters / 2) / total);
      const part = at / precincts.length;
      const cut = (count: number, share: number): string => String(1 + Math.floor(share * count));
      const townships = Math.max(2, Math.ceil((countyTraits[countyIndex]?.weight ?? 0) / 20));
      const place = placeOnPath(countyIndex);
      seats[precinct.index] = {
        congress: cut(seatCounts.congress, middle),
        senate: cut(seatCounts.senate, middle),
        house: cut(seatCounts.house, middle),
        commissioner: cut(Math.min(seatCounts.commissioner, precincts.length), part),
        school: cut(Math.min(seatCounts.school, precincts.length), part),
        ward: cut(Math.min(8, precincts.length), part),
        township: cut(townships, part),
        superiorCourt: `${1 + Math.floor(place / 3)}${place % 2 === 0 ? 'A' : 'B'}`,
        judicial: String(1 + Math.floor(place / 3)),
      };
      reached += precinct.voters;
    });
  }
  return seats;
}
