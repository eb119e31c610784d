import type { Dirt } from '../entry.ts';

/** Probabilities, each for one person or one field, at a level of dirt. */
export interface Rates {
  /** What happened since she registered, or what she is called. */
  readonly moved: number;
  readonly writesOldHome: number;
  readonly surnameChanged: number;
  readonly sameNumber: number;
  readonly mailsElsewhere: number;
  readonly rollYearWrong: number;
  /** Ways of writing a name. */
  readonly nickname: number;
  readonly initialOnly: number;
  readonly middleAsFirst: number;
  readonly swapped: number;
  readonly halfSurname: number;
  readonly suffixLeftOut: number;
  readonly titled: number;
  /** Slips, for each name, and for each character where a scanner reads. */
  readonly slip: number;
  readonly secondSlip: number;
  readonly scan: number;
  /** Slips in the other fields. */
  readonly yearWrong: number;
  readonly ageGuessed: number;
  readonly zipWrong: number;
  readonly cityWrong: number;
  readonly streetWrong: number;
  readonly numberWrong: number;
  readonly unitLeftOut: number;
  readonly phoneWrong: number;
  /** Scales how often a field is filled in at all. */
  readonly filled: number;
}

export const rates: Readonly<Record<Dirt, Rates>> = {
  medium: {
    moved: 0.08, writesOldHome: 0.2, surnameChanged: 0.025, sameNumber: 0.6, mailsElsewhere: 0.06,
    rollYearWrong: 0.006,
    nickname: 0.2, initialOnly: 0.015, middleAsFirst: 0.025, swapped: 0.01, halfSurname: 0.25,
    suffixLeftOut: 0.6, titled: 0.02,
    slip: 0.05, secondSlip: 0.1, scan: 0.012,
    yearWrong: 0.03, ageGuessed: 0.1, zipWrong: 0.04, cityWrong: 0.04, streetWrong: 0.06,
    numberWrong: 0.02, unitLeftOut: 0.2, phoneWrong: 0.02, filled: 1,
  },
  hard: {
    moved: 0.17, writesOldHome: 0.25, surnameChanged: 0.045, sameNumber: 0.45, mailsElsewhere: 0.12,
    rollYearWrong: 0.01,
    nickname: 0.4, initialOnly: 0.04, middleAsFirst: 0.045, swapped: 0.022, halfSurname: 0.4,
    suffixLeftOut: 0.8, titled: 0.05,
    slip: 0.1, secondSlip: 0.25, scan: 0.022,
    yearWrong: 0.05, ageGuessed: 0.2, zipWrong: 0.08, cityWrong: 0.1, streetWrong: 0.12,
    numberWrong: 0.04, unitLeftOut: 0.35, phoneWrong: 0.05, filled: 0.7,
  },
};
