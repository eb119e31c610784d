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
}

export const rates: Readonly<Record<Dirt, Rates>> = {
  medium: {
    moved: 0.095, writesOldHome: 0.2, surnameChanged: 0.03, sameNumber: 0.6, mailsElsewhere: 0.06,
    rollYearWrong: 0.006,
    nickname: 0.15, initialOnly: 0.015, middleAsFirst: 0.025, swapped: 0.006, halfSurname: 0.25,
    suffixLeftOut: 0.5, titled: 0.02,
    slip: 0.05, secondSlip: 0.1, scan: 0.012,
    yearWrong: 0.03, ageGuessed: 0.1, zipWrong: 0.04, cityWrong: 0.04, streetWrong: 0.06,
    numberWrong: 0.02, unitLeftOut: 0.2, phoneWrong: 0.02,
  },
  hard: {
    moved: 0.23, writesOldHome: 0.25, surnameChanged: 0.06, sameNumber: 0.38, mailsElsewhere: 0.12,
    rollYearWrong: 0.01,
    nickname: 0.24, initialOnly: 0.055, middleAsFirst: 0.04, swapped: 0.012, halfSurname: 0.4,
    suffixLeftOut: 0.8, titled: 0.05,
    slip: 0.065, secondSlip: 0.25, scan: 0.016,
    yearWrong: 0.06, ageGuessed: 0.2, zipWrong: 0.1, cityWrong: 0.1, streetWrong: 0.12,
    numberWrong: 0.04, unitLeftOut: 0.35, phoneWrong: 0.05,
  },
};
