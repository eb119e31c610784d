import { drawGiven, drawSurname } from '../names/names.ts';
import type { NameGroup, Sex } from '../names/names.ts';
import { samplerOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { County } from '../land/geography.ts';
import type { Person, Relation, Suffix } from './voter.ts';

const thisYear = 2026;

/** Shares of adults by ten-year band from 18; about the age pyramid of the United States. */
const ageBands = samplerOf([
  [18, 9], [25, 17], [35, 17], [45, 16], [55, 17], [65, 14], [75, 8], [85, 2.4],
] as const);

type Kind = 'couple' | 'family' | 'generations' | 'housemates' | 'lone' | 'loneParent';
const kinds = {
  young: samplerOf<Kind>([['lone', 40], ['couple', 26], ['housemates', 34]]),
  middle: samplerOf<Kind>([
    ['lone', 35], ['couple', 46], ['housemates', 8], ['loneParent', 5], ['generations', 6],
  ]),
  parents: samplerOf<Kind>([
    ['lone', 28], ['couple', 32], ['family', 24], ['loneParent', 10], ['generations', 4],
    ['housemates', 2],
  ]),
  old: samplerOf<Kind>([['lone', 46], ['couple', 44], ['family', 5], ['loneParent', 5]]),
};

function drawHeadAge(random: Random, shift: number): number {
  const band = ageBands.draw(random);
  const width = band === 18 ? 7 : band === 85 ? 13 : 10;
  const age = band + random.below(width) + Math.round(shift * random.next());
  return Math.max(18, Math.min(99, age));
}

function drawGroup(random: Random, county: County): NameGroup {
  const { black, hispanic, asian } = county.traits;
  const place = random.next();
  if (place < black) return 'black';
  if (place < black + hispanic) return 'hispanic';
  return place < black + hispanic + asian ? 'asian' : 'white';
}

interface Draft {
  readonly relation: Relation;
  readonly age: number;
  readonly group: NameGroup;
  readonly sex?: Sex;
  readonly surname?: string;
  readonly given?: string;
  readonly middle?: string;
  readonly suffix?: Suffix;
}

function drawMiddle(random: Random, of: { sex: Sex; group: NameGroup; birthYear: number }): string {
  const chance = random.next();
  if (chance < 0.11) return '';
  const middle = drawGiven(random, of);
  return chance < 0.36 ? middle.slice(0, 1) : middle;
}

function person(random: Random, draft: Draft): Person {
  const { group, relation } = draft;
  const sex = draft.sex ?? (random.chance(0.52) ? 'F' : 'M');
  const birthYear = thisYear - draft.age;
  const given = draft.given ?? drawGiven(random, { sex, group, birthYear });
  const middle = draft.middle ?? drawMiddle(random, { sex, group, birthYear });
  const surname = draft.surname ?? drawSurname(random, group);
  const suffix = draft.suffix ?? '';
  return { given, middle, surname, maiden: '', suffix, sex, birthYear, group, relation };
}

/** The partner takes the surname, joins both with a hyphen, or keeps her own. */
function partnerOf(random: Random, head: Person): Person {
  const sameSex = random.chance(0.025);
  const sex = sameSex ? head.sex : head.sex === 'M' ? 'F' : 'M';
  const apart = Math.round(3 * random.bell()) + (head.sex === 'M' ? -2 : 2);
  const age = Math.max(18, Math.min(99, thisYear - head.birthYear + apart));
  const group = random.chance(0.91) ? head.group : drawMixedGroup(random);
  const bare = person(random, { relation: 'partner', age, group, sex });
  const chance = random.next();
  const keeps = bare.group === 'hispanic' || bare.group === 'asian' ? 0.5 : 0.14;
  if (chance < keeps || bare.surname === head.surname) return bare;
  if (chance < keeps + 0.03) {
    return { ...bare, surname: `${bare.surname}-${head.surname}`, maiden: bare.surname };
  }
  const middle = sex === 'F' && random.chance(0.35) ? bare.surname : bare.middle;
  return { ...bare, surname: head.surname, maiden: bare.surname, middle };
}

function drawMixedGroup(random: Random): NameGroup {
  const groups: readonly NameGroup[] = ['white', 'black', 'hispanic', 'asian'];
  return groups[random.below(4)] ?? 'white';
}

const nextSuffix: Record<Suffix, Suffix> = { '': 'JR', SR: 'JR', JR: 'III', II: 'III', III: 'III' };

/** A grown child; sometimes the father's namesake. */
function childOf(random: Random, parents: readonly Person[], age: number): Person {
  const father = parents.find((parent) => parent.sex === 'M');
  const source = father ?? parents[0]!;
  const sex: Sex = random.chance(0.5) ? 'F' : 'M';
  const common = { relation: 'child', age, group: source.group, sex } as const;
  const namesake = sex === 'M' && father !== undefined && random.chance(0.1);
  const surname = random.chance(0.93) ? source.surname : undefined;
  const draft = { ...common, ...(surname === undefined ? {} : { surname }) };
  if (!namesake || surname === undefined) return person(random, draft);
  const { given, middle } = source;
  return person(random, { ...draft, given, middle, suffix: nextSuffix[source.suffix] });
}

function childrenOf(random: Random, parents: readonly Person[]): readonly Person[] {
  const youngest = Math.max(...parents.map((parent) => parent.birthYear));
  const limit = Math.min(42, thisYear - youngest - 19);
  if (limit < 18) return [];
  const count = random.chance(0.66) ? 1 : random.chance(0.75) ? 2 : 3;
  const children: Person[] = [];
  let age = 18 + Math.floor((limit - 17) * random.next() ** 1.5);
  for (let at = 0; at < count; at += 1) {
    const child = childOf(random, parents, age);
    const taken = children.some((other) => other.given === child.given);
    if (!taken) children.push(child);
    const twins = at === 0 && random.chance(0.08);
    if (!twins) age = Math.max(18, age - 1 - random.below(4));
  }
  return children;
}

/** The father of a junior is a senior in half of the records. */
function markSeniors(random: Random, members: readonly Person[]): readonly Person[] {
  return members.map((member) => {
    const junior = member.suffix === '' && members.some((other) => other.suffix === 'JR'
      && other.given === member.given && other.surname === member.surname
      && other.birthYear > member.birthYear);
    return junior && random.chance(0.5) ? { ...member, suffix: 'SR' } : member;
  });
}

function housemates(random: Random, county: County, headAge: number): readonly Person[] {
  return Array.from({ length: 1 + random.below(3) }, () => {
    const age = Math.max(18, Math.min(90, headAge + Math.round(3 * random.bell())));
    return person(random, { relation: 'housemate', age, group: drawGroup(random, county) });
  });
}

function kindFor(random: Random, age: number): Kind {
  if (age < 25) return kinds.young.draw(random);
  if (age < 40) return kinds.middle.draw(random);
  return (age < 68 ? kinds.parents : kinds.old).draw(random);
}

/** The registered people of one home. */
export function drawHousehold(random: Random, county: County): readonly Person[] {
  const age = drawHeadAge(random, county.traits.ageShift);
  const kind = kindFor(random, age);
  const suffix: Suffix = random.chance(0.006) ? (random.chance(0.6) ? 'JR' : 'III') : '';
  const drafted = person(random, { relation: 'head', age, group: drawGroup(random, county) });
  const head = drafted.sex === 'M' ? { ...drafted, suffix } : drafted;
  if (kind === 'lone') return [head];
  if (kind === 'housemates') return [head, ...housemates(random, county, age)];
  if (kind === 'loneParent') return markSeniors(random, [head, ...childrenOf(random, [head])]);
  const couple = [head, partnerOf(random, head)];
  if (kind === 'couple') return couple;
  if (kind === 'family') return markSeniors(random, [...couple, ...childrenOf(random, couple)]);
  const { group, surname } = head;
  const elderAge = Math.min(99, age + 20 + random.below(14));
  const parent = person(random, { relation: 'parent', age: elderAge, group, surname });
  return markSeniors(random, [...couple, parent, ...childrenOf(random, couple)]);
}
