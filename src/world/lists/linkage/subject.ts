import type { Address } from '../../land/streets.ts';
import type { Sex } from '../../names/names.ts';
import type { Voter } from '../../people/voter.ts';
import { samplerOf } from '../../random.ts';
import type { Sampler } from '../../random.ts';
import type { Dirt } from '../entry.ts';

export type LinkageKind = 'canvass' | 'members' | 'online' | 'petition';
export const linkageKinds: readonly LinkageKind[] = ['canvass', 'petition', 'online', 'members'];

/** Rows of somebody who is on the roll; the label tells what is worst about the row. */
export type Meant =
  | 'clean' | 'first_initial' | 'generation' | 'married' | 'middle_as_first' | 'mover'
  | 'nickname' | 'old_home' | 'sibling' | 'swapped';
/** Rows of somebody who is not. */
export type Absent =
  | 'former_occupant' | 'housemate' | 'junior' | 'namesake' | 'new_occupant' | 'senior'
  | 'stranger' | 'twin';
export type LinkageTrap = Absent | Meant;

/** A person as she is on the day she is written down, whatever the roll says of her. */
export interface Subject {
  /** Her id on the roll, or empty. */
  readonly voterId: string;
  readonly trap: LinkageTrap;
  readonly given: string;
  readonly middle: string;
  readonly surname: string;
  readonly suffix: string;
  readonly sex: Sex;
  readonly birthYear: number;
  /** The address that she gives when asked, true or not. */
  readonly address: Address;
  readonly phone: string;
  /** Whose row of the world she was made from, for what only that knows. */
  readonly anchor: Voter;
}

/** What a row begins with: an ordinary voter, one with a double in the house, or nobody's. */
export type Beginning = Absent | 'generation' | 'sibling' | 'voter';

type Shares = Readonly<Record<Absent, number>>;

/** Of 100 rows. A door shows who lives there now; a form on the web is filled in by anybody. */
const absentShares: Readonly<Record<LinkageKind, Shares>> = {
  canvass: {
    housemate: 9, new_occupant: 4, former_occupant: 1, junior: 0.6, senior: 0.3, twin: 1.2,
    namesake: 2.5, stranger: 4,
  },
  petition: {
    housemate: 4.5, new_occupant: 2, former_occupant: 2, junior: 0.5, senior: 0.3, twin: 0.8,
    namesake: 3.5, stranger: 10,
  },
  online: {
    housemate: 4.5, new_occupant: 2, former_occupant: 1.5, junior: 0.6, senior: 0.3, twin: 0.8,
    namesake: 4, stranger: 11,
  },
  members: {
    housemate: 4.5, new_occupant: 1.5, former_occupant: 5, junior: 0.4, senior: 0.5, twin: 0.6,
    namesake: 3.5, stranger: 6,
  },
};

/** How many times more such rows a level has. */
const absentScale: Readonly<Record<Dirt, number>> = { medium: 0.9, hard: 1.02 };

export function beginningsOf(kind: LinkageKind, dirt: Dirt): Sampler<Beginning> {
  const shares = Object.entries(absentShares[kind])
    .map(([trap, share]) => [trap as Absent, share * absentScale[dirt]] as const);
  const absent = shares.reduce((sum, [, share]) => sum + share, 0);
  return samplerOf<Beginning>([...shares, ['generation', 2], ['sibling', 2.5],
    ['voter', 95.5 - absent]]);
}
