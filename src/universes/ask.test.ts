import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Box, Boxes } from '../agreements/index.ts';
import type { Category } from '../civics/index.ts';
import { arrange, type Civics, type Facts } from '../civics/model.ts';
import { addDays, dayNumber, type Day } from '../kernel/index.ts';
import { ask, listPersons } from './ask.ts';
import { counts, type KnownAnswer, type KnownPerson, type KnownWorld } from './brute-force.ts';
import type { Tree } from './contract.ts';
import type { OpenStore } from './held.ts';
import { lookupOf } from './lookup.ts';
import { resolve } from './resolve.ts';
import { rollReading } from './sharing.ts';
import { buildStore, type StoreFiles } from './store/build.ts';
import { sharingClasses } from './store/classes.ts';
import { applyFacts, openFile, readContents } from './store/file.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonroll-universes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const today = '2026-10-20' as Day;
const now = new Date('2026-10-20T16:00:00Z');
const methods = new Map([['polls', 1], ['early', 2], ['mail', 3]]);
const ocd = (path: string): string => `ocd-division/country:us/state:xc${path}`;

/** A land of two counties and five precincts, three districts, four elections, four questions. */
const facts: Facts = {
  states: [{ state: 'xc', name: 'Columbia', timeZone: 'America/New_York' }],
  divisions: [
    division(1, 'state', ''), division(2, 'county', '/county:a'),
    division(3, 'county', '/county:b'),
    ...[10, 11, 12, 13, 14].map((id) => division(id, 'precinct', `/precinct:${id}`)),
    division(20, 'congressional', '/cd:1'), division(21, 'congressional', '/cd:2'),
    division(22, 'state_house', '/sldl:1'),
  ],
  containment: [
    ...[1, 2, 3, 10, 11, 12, 13, 14, 20, 21, 22].map((id) => [id, id] as const),
    ...[2, 3, 10, 11, 12, 13, 14].map((id) => [id, 1] as const),
    ...[10, 11, 12].map((id) => [id, 2] as const), ...[13, 14].map((id) => [id, 3] as const),
  ],
  elections: [
    election(1, '2022-11-08', 'general'), election(2, '2024-03-05', 'primary'),
    election(3, '2024-11-05', 'general'), election(4, '2025-11-04', 'municipal'),
  ],
  contests: [{
    contestId: 1, slug: 'governor', electionId: 3, divisionId: 1, office: 'governor',
    name: 'Governor',
    candidates: [
      { candidateId: 1, slug: 'sample', name: 'Sample', party: 'DEM', questionId: 1 },
      { candidateId: 2, slug: 'demo', name: 'Demo', party: 'REP', questionId: 2 },
    ],
  }],
  questions: [
    question(1, 'support:governor:sample', 'support'),
    question(2, 'support:governor:demo', 'support'),
    question(3, 'mail-voting-comfort', 'vote_plan'), question(4, 'postal-trust', 'issue'),
  ],
};
const civics: Civics = arrange(facts);

function division(divisionId: number, kind: Facts['divisions'][number]['kind'], path: string) {
  return { divisionId, ocdId: ocd(path), kind, state: 'xc', code: '', name: path, countyId: null };
}
function election(electionId: number, day: string, kind: string) {
  const slug = `${day.slice(0, 4)}-${kind}`;
  return { electionId, slug, state: 'xc', day: day as Day, kind, name: slug };
}
function question(questionId: number, slug: string, category: Category) {
  return {
    questionId, slug, kind: 'canonical' as const, category, candidateId: null, wording: slug,
    contestId: category === 'support' ? 1 : null,
    options: [1, 2, 3].map((option) => ({ option, slug: `o${option}`, wording: '' })),
  };
}

const districtSets = [[20], [20, 22], [21], [21, 22]];
const countyOf = (precinct: number): number => (precinct < 13 ? 2 : 3);
const dayFrom = (ago: number): Day => addDays(today, -ago);

interface Told { readonly source: number; readonly ago: number; readonly hour: number }
interface Described {
  readonly source: number; readonly place: number | null;
  readonly set: number; readonly home: number;
  readonly codes: readonly [string, string, string, string, string];
  readonly birthYear: number | null; readonly registered: number | null;
  readonly votes: readonly (number | null)[];
  readonly contacts: readonly (Told & { readonly place: number;
    readonly answers: readonly { readonly question: number; readonly option: number }[] })[];
}

const roll = [1, 2];
const contributors = [1, 3, 4, 5];
const someone: fc.Arbitrary<Described> = fc.record({
  source: fc.constantFrom(...roll),
  place: fc.option(fc.constantFrom(10, 11, 12, 13, 14), { freq: 9 }),
  set: fc.nat(3), home: fc.nat(9),
  codes: fc.tuple(
    fc.constantFrom('DEM', 'REP', 'UNA', ''), fc.constantFrom('F', 'M', 'U'),
    fc.constantFrom('A', 'I'), fc.constantFrom('W', 'B', 'A'), fc.constantFrom('HL', 'NL')),
  birthYear: fc.option(fc.integer({ min: 1920, max: 2012 }), { freq: 9 }),
  registered: fc.option(fc.nat(30_000), { freq: 9 }),
  votes: fc.tuple(...[0, 1, 2, 3].map(() =>
    fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }))),
  contacts: fc.array(fc.record({
    source: fc.constantFrom(...contributors), ago: fc.nat(40), hour: fc.nat(2),
    place: fc.constantFrom(1, 10, 12, 14),
    answers: fc.uniqueArray(fc.record({
      question: fc.integer({ min: 1, max: 4 }), option: fc.integer({ min: 1, max: 3 }),
    }), { selector: ({ question: id }) => id, maxLength: 3 }),
  }), { maxLength: 4 }),
});

const subset = <Item>(...items: Item[]) => fc.subarray(items, { minLength: 1 });
const box: fc.Arbitrary<Box> = fc.record({
  agreementId: fc.constant(1),
  sources: subset(1, 2, 3, 4, 5),
  categories: subset<Category>('registration', 'sensitive', 'vote_history', 'contact', 'support',
    'issue', 'vote_plan'),
  divisions: fc.oneof({ weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.subarray([1, 2, 3, 11], { maxLength: 2 }) }),
  contests: fc.constantFrom([], [], [1], [2]),
  minAgeDays: fc.constantFrom(0, 0, 0, 10),
  blind: fc.constant(false),
});
const own: Box = {
  agreementId: null, sources: [3], divisions: [], contests: [], minAgeDays: 0, blind: false,
  categories: ['registration', 'sensitive', 'vote_history', 'contact', 'support', 'issue',
    'vote_plan'],
};
const licence: Box = { ...own, agreementId: 1, sources: roll,
  categories: ['registration', 'sensitive', 'vote_history'] };
const viewers: fc.Arbitrary<Boxes> = fc.record({
  allows: fc.array(box, { maxLength: 3 }).map((boxes) => [own, licence, ...boxes]),
  denies: fc.oneof({ weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(box, { minLength: 1, maxLength: 1 }) }),
  holdsUntil: fc.constant(null),
});

const within = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });
const said = fc.record({
  in: subset('o1', 'o2', 'o3'), unknown: fc.constantFrom(undefined, true as const),
  withinDays: within });
const by = fc.constantFrom('me' as const, 'others' as const, 'anyone' as const);
const toldLeaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.tuple(fc.constantFrom('sample', 'demo'), said).map(([candidate, rest]) =>
    ({ op: 'support' as const, contest: 'governor', candidate, ...rest })),
  fc.tuple(fc.constantFrom('mail-voting-comfort', 'postal-trust'), said).map(([slug, rest]) =>
    ({ op: 'question' as const, question: slug, ...rest })),
  fc.record({ op: fc.constantFrom('contacted' as const, 'notContacted' as const), by,
    withinDays: within }),
);
const leaf: fc.Arbitrary<Tree> = fc.oneof(
  subset('F', 'M', 'U').map((words) => ({ op: 'sex' as const, in: words })),
  subset('A', 'I').map((words) => ({ op: 'status' as const, in: words })),
  subset('DEM', 'REP', 'UNA').map((words) => ({ op: 'party' as const, in: words })),
  subset('W', 'B').map((words) => ({ op: 'race' as const, in: words })),
  subset('HL').map((words) => ({ op: 'ethnicity' as const, in: words })),
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 120 }))
    .map(([from, to]) => ({ op: 'age' as const, from, to })),
  fc.integer({ min: 18, max: 90 }).map((to) => ({ op: 'age' as const, to })),
  subset(ocd('/county:a'), ocd('/county:b')).map((ids) => ({ op: 'county' as const, in: ids })),
  subset(ocd('/precinct:10'), ocd('/precinct:13'))
    .map((ids) => ({ op: 'precinct' as const, in: ids })),
  subset(ocd('/cd:1'), ocd('/cd:2'))
    .map((ids) => ({ op: 'district' as const, kind: 'congressional', in: ids })),
  fc.nat(30_000).map((ago) => ({ op: 'registered' as const, since: dayFrom(ago) })),
  fc.nat(30_000).map((ago) => ({ op: 'registered' as const, until: dayFrom(ago) })),
  fc.record({ op: fc.constant('voted' as const),
    kind: fc.constantFrom('general' as const, 'primary' as const, 'any' as const),
    atLeast: fc.integer({ min: 1, max: 2 }), ofLast: fc.integer({ min: 2, max: 5 }) }),
  fc.record({ op: fc.constant('votedIn' as const),
    election: fc.constantFrom('2022-general', '2025-municipal'),
    by: fc.option(subset('polls', 'early', 'mail'), { nil: undefined }) }),
  { weight: 6, arbitrary: toldLeaf },
);
const treeOver = (leaves: fc.Arbitrary<Tree>) => fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3, depthSize: 'small', withCrossShrink: true }, leaves,
    fc.array(tie('tree'), { maxLength: 3 }).map((of) => ({ op: 'all' as const, of })),
    fc.array(tie('tree'), { maxLength: 3 }).map((of) => ({ op: 'any' as const, of })),
    tie('tree').map((of) => ({ op: 'not' as const, of }))),
})).tree;
const tree = treeOver(leaf);
const toldTree = treeOver(toldLeaf);

const occurredAt = ({ ago, hour }: Told): Date =>
  new Date(Date.parse(`${dayFrom(ago)}T14:00:00Z`) + hour * 3_600_000);
const receivedAt = (told: Told): Date => new Date(occurredAt(told).getTime() + 60_000);
let contactNumbers = 0n;

function known(one: Described, contactIds: readonly bigint[]): KnownPerson {
  const divisionId = one.place ?? 2;
  const [party, sex, status, race, ethnicity] = one.codes;
  const contacts = one.contacts.map((contact, at) => ({
    contactId: contactIds[at]!, sourceId: contact.source, divisionId: contact.place,
    occurredAt: occurredAt(contact), receivedAt: receivedAt(contact), day: dayFrom(contact.ago),
  }));
  const answers: KnownAnswer[] = one.contacts.flatMap((contact, at) =>
    contact.answers.map((answer) => ({
      ...contacts[at]!, question: civics.questionById(answer.question)!.slug,
      option: `o${answer.option}`,
    })));
  return {
    sourceId: one.source, divisionId, party, sex, status, race, ethnicity, contacts, answers,
    county: ocd(countyOf(one.place ?? 10) === 2 ? '/county:a' : '/county:b'),
    precinct: one.place === null ? null : ocd(`/precinct:${one.place}`),
    districts: districtSets[one.set]!.map((id) => civics.divisionById(id)!),
    birthYear: one.birthYear,
    registeredOn: one.registered === null ? null : dayFrom(one.registered),
    votes: one.votes.flatMap((method, at) => method === null ? []
      : [{ election: facts.elections[at]!.slug, method: [...methods.keys()][method - 1]! }]),
  };
}

type Line = readonly (bigint | number)[];

/** Contacts and answers as lines of the store. */
function linesOf(
  people: readonly Described[], ids: readonly (readonly bigint[])[],
): { contacts: readonly Line[]; answers: readonly Line[] } {
  const micros = (at: Date): bigint => BigInt(at.getTime()) * 1000n;
  const contacts = people.flatMap((one, at) =>
    one.contacts.map((contact, n) => ({ person: BigInt(at + 1), id: ids[at]![n]!, contact })));
  return {
    contacts: contacts.map(({ person, id, contact }) => [id, person, contact.source,
      contact.place, micros(occurredAt(contact)), dayNumber(dayFrom(contact.ago))]),
    answers: contacts.flatMap(({ person, id, contact }) =>
      contact.answers.map((answer) => [id, person, answer.question, answer.option, contact.source,
        contact.place, micros(occurredAt(contact)), micros(receivedAt(contact)),
        dayNumber(dayFrom(contact.ago))])),
  };
}

async function storeOf(people: readonly Described[], ids: readonly (readonly bigint[])[]) {
  const run = mkdtempSync(join(folder, 'run-'));
  const write = (name: string, lines: readonly (readonly unknown[])[]): string => {
    writeFileSync(join(run, name), lines.map((line) => `${line.join(',')}\n`).join(''));
    return join(run, name);
  };
  const lines = linesOf(people, ids);
  const files: StoreFiles = {
    registrations: write('registrations', people.map((one, at) => [at + 1, at + 1, one.source, 'xc',
      countyOf(one.place ?? 10), one.place ?? '', one.set, one.home, ...one.codes,
      one.birthYear ?? '', one.registered === null ? '' : dayNumber(dayFrom(one.registered))])),
    votes: write('votes', people.flatMap((one, at) => one.votes.flatMap((method, n) =>
      method === null ? [] : [[at + 1, n + 1, method]]))),
    contacts: write('contacts', lines.contacts), answers: write('answers', lines.answers),
    districts: write('districts', districtSets.flatMap((set, at) => set.map((id) => [at, id]))),
    containment: write('containment', facts.containment),
  };
  const db = await openFile(':memory:', { threads: 2, memoryLimitMb: 256 });
  await buildStore(db, { files, elections: facts.elections });
  const contents = await readContents(db);
  const classes = sharingClasses(db, { voters: contents.voters, bytes: 1_000_000 });
  const store: OpenStore = {
    db, contents, classes, standing: () => ({ place: 0n, placeAt: '' }),
    asOf: (_then, _last, at) => at,
  };
  return store;
}

const byDay = facts.elections.toSorted((a, b) => (a.day < b.day ? 1 : -1));

describe('a count', () => {
  it('is what brute force counts, for random people, trees and rights', { timeout: 120_000 },
    async () => {
      await fc.assert(fc.asyncProperty(
        fc.array(someone, { minLength: 1, maxLength: 25 }),
        fc.array(fc.tuple(tree, viewers), { minLength: 8, maxLength: 8 }),
        async (people, questions) => {
          const ids = people.map((one) => one.contacts.map(() => ++contactNumbers));
          const persons = people.map((one, at) => known(one, ids[at]!));
          const store = await storeOf(people, ids);
          for (const [asked, boxes] of questions) await compare(store, { persons, asked, boxes });
          await store.db.close();
        }), { numRuns: 30 });
    });

  it('is the same when contacts came and went since the store was built', { timeout: 120_000 },
    async () => {
      await fc.assert(fc.asyncProperty(
        fc.array(someone, { minLength: 5, maxLength: 20 }),
        fc.array(fc.tuple(toldTree, viewers), { minLength: 5, maxLength: 5 }),
        fc.array(fc.constantFrom('before', 'before', 'after', 'gone'),
          { minLength: 100, maxLength: 100 }),
        async (people, questions, fates) => {
          const ids = people.map((one) => one.contacts.map(() => ++contactNumbers));
          const fateOf = (id: bigint): string => fates[Number(id % 100n)]!;
          const only = (...kept: string[]) => people.map((one, at) => ({ ...one,
            contacts: one.contacts.filter((_, n) => kept.includes(fateOf(ids[at]![n]!))) }));
          const idsOf = (...kept: string[]) =>
            ids.map((list) => list.filter((id) => kept.includes(fateOf(id))));
          const store = await storeOf(only('before', 'gone'), idsOf('before', 'gone'));
          const persons = only('before', 'after').map((one, at) =>
            known(one, idsOf('before', 'after')[at]!));
          // Asked before the changes too, so that the tables of the classes exist and are patched.
          for (const [asked, boxes] of questions) await answerTo(store, asked, boxes);
          await change(store, { people: only('after', 'gone'), ids: idsOf('after', 'gone'),
            isGone: (id) => fateOf(id) === 'gone' });
          for (const [asked, boxes] of questions) await compare(store, { persons, asked, boxes });
          await store.db.close();
        }), { numRuns: 30 });
    });
});

/** Micro-batches as the follower takes them in: some contacts come, some are taken back. */
async function change(store: OpenStore, of: {
  readonly people: readonly Described[];
  readonly ids: readonly (readonly bigint[])[];
  isGone(id: bigint): boolean;
}): Promise<void> {
  const lines = linesOf(of.people, of.ids);
  const stands = ([id]: readonly (bigint | number)[]): boolean => !of.isGone(id as bigint);
  await applyFacts(store.db, {
    contactIds: of.ids.flat(), place: 1n, placeAt: '',
    facts: { contacts: lines.contacts.filter(stands), answers: lines.answers.filter(stands) },
  });
  store.classes.touch(of.people.flatMap(({ contacts }, at) =>
    contacts.length > 0 ? [BigInt(at + 1)] : []), [1, 2, 3, 4]);
  await store.classes.refresh();
}

async function compare(store: OpenStore, of: {
  readonly persons: readonly KnownPerson[];
  readonly asked: Tree;
  readonly boxes: Boxes;
}): Promise<void> {
  const world: KnownWorld = {
    boxes: of.boxes, organisationId: 3, today, now,
    within: (inner, outer) => civics.within(inner, outer),
    elections: byDay.filter(({ slug }) =>
      of.persons.some(({ votes }) => votes.some((vote) => vote.election === slug))),
    questionBySlug: (slug) => civics.questionBySlug(slug),
  };
  const answer = await answerTo(store, of.asked, of.boxes);
  if (!answer) return;
  const { found, persons } = answer;
  const expected = of.persons.flatMap((person, at) =>
    counts(of.asked, person, world) ? [BigInt(at + 1)] : []);
  expect(persons.map(({ personId }) => personId).sort()).toEqual(expected.sort());
  expect(found.count).toBe(expected.length);
  for (const facet of found.facets) {
    expect([...facet.values()].reduce((sum, n) => sum + n, 0)).toBe(expected.length);
  }
  expect(found.total).toBe(of.persons.filter((person) =>
    counts({ op: 'all', of: [] }, person, world)).length);
}

async function answerTo(store: OpenStore, tree: Tree, boxes: Boxes) {
  const plan = planOf(tree, store, boxes);
  if (!plan) return undefined;
  const asked = {
    plan, facets: [{ op: 'code', field: 'sex' }, { op: 'voted', kind: 'any', ofLast: 4 }] as const,
    roll: rollReading(boxes, store.contents.rollSources),
    sharer: { boxes, organisationId: 3, now,
      questionById: (id: number) => civics.questionById(id) },
  };
  const found = await ask(store, asked);
  const { persons } = await listPersons(store, { ...asked, limit: 100, afterPos: -1 });
  return { found, persons };
}

/** Undefined where the tree names a word that no one of these few bears. */
function planOf(asked: Tree, store: OpenStore, boxes: Boxes) {
  const lookup = lookupOf({ civics, contents: store.contents, methods, today });
  try {
    return resolve(asked, { lookup, boxes });
  } catch (fault) {
    expect(fault).toMatchObject({ code: 'universes/unknown-value' });
    return undefined;
  }
}
