import { inventEmail, mistype, rewritePhone } from '../../dirt/slips.ts';
import { pick } from '../../random.ts';
import type { Random } from '../../random.ts';
import type { LinkageTrap, Subject } from './subject.ts';
import { writeName } from './write-name.ts';
import type { Manner, WrittenName } from './write-name.ts';
import { miscount, writePlace } from './write-place.ts';
import type { WrittenPlace } from './write-place.ts';

/** All that somebody could have filled in, with its slips; a form takes what it asks for. */
export interface Written {
  readonly recordId: string;
  readonly trap: LinkageTrap;
  readonly name: WrittenName;
  readonly place: WrittenPlace;
  readonly mail: WrittenPlace;
  readonly birthYear: number;
  readonly birthMonth: number;
  readonly birthDay: number;
  readonly age: number;
  readonly phone: string;
  readonly email: string;
}

/** The day on which lists were gathered lies in October, so most have had their birthday. */
function drawBirth(random: Random, subject: Subject, { rates }: Manner) {
  const birthMonth = 1 + random.below(12);
  const wrong = random.chance(rates.yearWrong)
    ? pick(random, [-10, -2, -1, -1, 1, 1, 2, 9, 10]) : 0;
  const age = 2026 - subject.birthYear - (birthMonth > 10 ? 1 : 0);
  const guessed = random.chance(rates.ageGuessed)
    ? 5 * Math.round((age + 2 * random.bell()) / 5) : age;
  return { birthYear: subject.birthYear + wrong, birthMonth, birthDay: 1 + random.below(28),
    age: Math.max(17, guessed + Math.sign(wrong)) };
}

/** Where the post goes: home for most, a box at the town's office for some. */
function drawMail(random: Random, place: WrittenPlace, subject: Subject,
): WrittenPlace {
  const box = subject.anchor.mail?.lines[0] ?? '';
  const street = box.startsWith('PO BOX') && random.chance(0.7) ? box
    : `PO BOX ${1 + random.below(4000)}`;
  const written = random.chance(0.5) ? street.replace('PO', 'P.O.') : street;
  return { ...place, street: written, unit: '' };
}

const handles = ['bluesky', 'gardener', 'goheels', 'mamabear', 'oldsalt', 'quilter', 'nightowl',
  'hiker', 'bassline', 'dogmom', 'papa', 'teacher', 'sunshine', 'trucker', 'angler', 'reader'];

/** An address that mostly tells the name, often with a number that is no birth year. */
function drawEmail(random: Random, { given, surname, birthYear, anchor }: Subject): string {
  const named = inventEmail(random, {
    given, surname, index: anchor.index,
    birthYear: random.chance(0.6) ? birthYear : 1900 + random.below(100),
  });
  const chance = random.next();
  if (chance < 0.01) return mistype(random, named);
  if (chance > 0.2) return named;
  return `${pick(random, handles)}${random.below(1000)}@example.net`;
}

/** Puts a subject on paper with all that goes wrong on the way. */
export function writeRow(
  random: Random, subject: Subject, of: Manner & { readonly recordId: string },
): Written {
  const { rates } = of;
  const name = writeName(random, subject, of);
  const place = writePlace(random, subject, of);
  const boxed = random.chance(rates.mailsElsewhere);
  const digits = random.chance(rates.phoneWrong) ? miscount(random, subject.phone) : subject.phone;
  return {
    recordId: of.recordId, trap: name.trap, name, place,
    mail: boxed ? drawMail(random, place, subject) : place,
    ...drawBirth(random, subject, of),
    phone: rewritePhone(random, digits),
    email: drawEmail(random, subject),
  };
}
