import { dayNumber } from '../days.ts';
import type { DayNumber } from '../days.ts';
import type { Voter } from '../people/voter.ts';
import { samplerOf } from '../random.ts';
import type { Random } from '../random.ts';

/** A ballot cast before the coming election day. */
export interface ReturnedBallot {
  readonly kind: 'EARLY VOTING' | 'MAIL';
  readonly requested: DayNumber;
  readonly sent: DayNumber;
  readonly returned: DayNumber;
  readonly status: string;
}

const mailStart = dayNumber(2026, 9, 4);
const earlyStart = dayNumber(2026, 10, 15);
export const earlyEnd = dayNumber(2026, 10, 31);

const mailStatus = samplerOf([
  ['ACCEPTED', 940], ['ACCEPTED - CURED', 8], ['PENDING', 16], ['PENDING CURE', 8],
  ['WITNESS INFO INCOMPLETE', 9], ['SIGNATURE DIFFERENT', 4], ['ID NOT PROVIDED', 7],
  ['RETURNED UNDELIVERABLE', 3], ['SPOILED', 5],
] as const);

/** Early voting fills up toward its end; Sundays are not told apart. */
function drawEarlyDay(random: Random): DayNumber {
  return earlyStart + Math.floor((earlyEnd - earlyStart + 1) * random.next() ** 0.8);
}

function mailBallot(random: Random): ReturnedBallot {
  const requested = mailStart - 20 + random.below(50);
  const sent = Math.max(mailStart, requested + 2);
  const returned = sent + 5 + random.below(30);
  return { kind: 'MAIL', requested, sent, returned, status: mailStatus.draw(random) };
}

/**
 * The ballots of one voter, oldest first: mostly none or one; a spoiled mail ballot may be
 * followed by one cast in person.
 */
export function drawReturned(random: Random, voter: Voter): readonly ReturnedBallot[] {
  if (voter.status !== 'A' && voter.status !== 'S') return [];
  if (voter.zeal + 0.8 * random.bell() < 0.55) return [];
  const day = drawEarlyDay(random);
  const early = { kind: 'EARLY VOTING', requested: day, sent: day, returned: day,
    status: 'ACCEPTED' } as const;
  const byMail = random.chance(voter.birthYear < 1960 ? 0.17 : 0.08);
  if (!byMail) return [early];
  const mail = mailBallot(random);
  return mail.status === 'SPOILED' && mail.returned <= day ? [mail, early] : [mail];
}
