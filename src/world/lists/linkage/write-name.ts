import { mishear } from '../../dirt/hearing.ts';
import { scanText } from '../../dirt/scan.ts';
import { mistype, nickname } from '../../dirt/slips.ts';
import { pick } from '../../random.ts';
import type { Random } from '../../random.ts';
import type { Rates } from './rates.ts';
import type { LinkageKind, LinkageTrap, Subject } from './subject.ts';

export interface WrittenName {
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly suffix: string;
  /** The subject's, or what was done to the name where that was nothing. */
  readonly trap: LinkageTrap;
}

export interface Manner {
  readonly kind: LinkageKind;
  readonly rates: Rates;
}

/** One slip of the kind of pen: doors are heard, petitions scanned, forms typed. */
export function slip(random: Random, text: string, { kind, rates }: Manner): string {
  switch (kind) {
    case 'petition': return scanText(random, text, rates.scan);
    case 'canvass':
    case 'members':
    case 'online': {
      if (!random.chance(rates.slip)) return text;
      const byEar = random.chance(kind === 'canvass' ? 0.6 : 0.2);
      const once = byEar ? mishear(random, text) : mistype(random, text);
      return random.chance(rates.secondSlip) ? mistype(random, once) : once;
    }
  }
}

/** Names that no table of nicknames explains. */
const household = ['BUDDY', 'SISSY', 'BUBBA', 'SKIP', 'RED', 'DOC', 'BABE', 'TINY', 'CHIP', 'SONNY',
  'DUKE', 'KIT', 'BEA', 'MIMI', 'NANA', 'TOOTSIE'];

function calledBy(random: Random, given: string): string {
  const chance = random.next();
  if (chance < 0.015) return pick(random, household);
  if (chance < 0.03 && given.length > 5) return given.slice(0, 3);
  return nickname(random, given);
}

type Parts = Omit<WrittenName, 'suffix'>;

/** The given names as their bearer uses them. */
function writeGiven(random: Random, parts: Parts, rates: Rates): Parts {
  const { first, middle, trap } = parts;
  const mark = (label: LinkageTrap): LinkageTrap => (trap === 'clean' ? label : trap);
  if (middle.length > 1 && random.chance(rates.middleAsFirst)) {
    const kept = pick(random, ['', first.slice(0, 1), first]);
    return { ...parts, first: middle, middle: kept, trap: mark('middle_as_first') };
  }
  if (random.chance(rates.initialOnly)) {
    const initials = middle !== '' && random.chance(0.3)
      ? `${first.slice(0, 1)}. ${middle.slice(0, 1)}.` : first.slice(0, 1);
    const apart = initials.length === 1;
    return { ...parts, first: initials, middle: apart ? middle : '', trap: mark('first_initial') };
  }
  if (random.chance(rates.nickname)) {
    const short = calledBy(random, first);
    if (short !== first) return { ...parts, first: short, trap: mark('nickname') };
  }
  if (middle.length > 1 && random.chance(0.02)) {
    return { ...parts, first: `${first}${pick(random, [' ', ' ', ''])}${middle}`, middle: '' };
  }
  return parts;
}

/** Double surnames lose a half, particles and apostrophes their blanks. */
function writeSurname(random: Random, surname: string, rates: Rates): string {
  const halves = surname.split(/[ -]/);
  const particle = /^(?:DE|DEL|DI|LA|LE|MC|MAC|ST|VAN|VON|VANDER|O)\b/.test(surname);
  if (halves.length > 1 && !particle && random.chance(rates.halfSurname)) {
    return pick(random, halves);
  }
  if (/[ '-]/.test(surname) && random.chance(0.35)) {
    return surname.replaceAll(/[ '-]/g, pick(random, ['', '', ' ', '-']));
  }
  return surname;
}

/** The name on the paper. Upper case, as the roll; a form may write it otherwise. */
export function writeName(random: Random, subject: Subject, manner: Manner): WrittenName {
  const { rates } = manner;
  const given = writeGiven(random, {
    first: subject.given, middle: subject.middle, last: subject.surname, trap: subject.trap,
  }, rates);
  const last = writeSurname(random, given.last, rates);
  const leftOut = subject.suffix !== '' && random.chance(rates.suffixLeftOut);
  const suffix = leftOut ? '' : subject.suffix;
  const bare = { first: slip(random, given.first, manner), last: slip(random, last, manner) };
  const swapped = random.chance(rates.swapped);
  const trap = given.trap !== 'clean' ? given.trap : swapped ? 'swapped' : 'clean';
  const turned = swapped ? { first: bare.last, last: bare.first } : bare;
  const titled = random.chance(rates.titled) && manner.kind !== 'petition';
  const titles = subject.sex === 'F' ? ['MRS', 'MS', 'DR'] : ['MR', 'DR', 'REV'];
  const title = titled ? pick(random, titles) : '';
  return {
    ...turned, first: `${title} ${turned.first}`.trim(), middle: given.middle, suffix, trap,
  };
}
