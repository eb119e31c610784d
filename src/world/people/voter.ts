import type { DayNumber } from '../days.ts';
import type { Address } from '../land/streets.ts';
import type { County, Precinct } from '../land/geography.ts';
import type { NameGroup, Race, Sex } from '../names/names.ts';

export type Party = 'DEM' | 'GRE' | 'LIB' | 'REP' | 'UNA';
export type Status = 'A' | 'D' | 'I' | 'R' | 'S';
export type Suffix = '' | 'II' | 'III' | 'JR' | 'SR';
export type Ethnicity = 'HL' | 'NL' | 'UN';
export type Relation = 'child' | 'head' | 'housemate' | 'parent' | 'partner';

/** A mailing address that differs from the residence; up to four lines and a last line. */
export interface MailAddress {
  readonly lines: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

/** What makes somebody this person, whatever the roll says. */
export interface Person {
  readonly given: string;
  readonly middle: string;
  readonly surname: string;
  /** The surname before marriage, where it changed. */
  readonly maiden: string;
  readonly suffix: Suffix;
  readonly sex: Sex;
  readonly birthYear: number;
  readonly group: NameGroup;
  readonly relation: Relation;
}

/** One line of the roll with what the roll does not say: the truth behind it. */
export interface Voter extends Person {
  /** Place in the state, from 0, in the roll's order. */
  readonly index: number;
  readonly county: County;
  readonly precinct: Precinct;
  /** Number of the household, and so of the dwelling, in its precinct. */
  readonly household: number;
  /** True where the home lies inside the city limits. */
  readonly insideCity: boolean;
  readonly ncid: string;
  /** Unique within the county only. */
  readonly regNumber: string;
  readonly printedSex: 'F' | 'M' | 'U';
  readonly race: Race;
  readonly ethnicity: Ethnicity;
  readonly party: Party;
  readonly status: Status;
  readonly reason: string;
  readonly address: Address;
  readonly mail: MailAddress | undefined;
  /** Ten digits, seven where an old record lacks the area code, or empty. */
  readonly phone: string;
  readonly confidential: boolean;
  readonly birthState: string;
  readonly licensed: boolean;
  readonly registered: DayNumber;
  /** First registration anywhere in the state: ballots may be older than `registered`. */
  readonly votingSince: DayNumber;
  /** -1 (Republican) to 1 (Democratic): what answers and party follow. */
  readonly lean: number;
  /** About normal: how eagerly she votes. */
  readonly zeal: number;
}
