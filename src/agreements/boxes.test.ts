import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories, rollCategories, type Category } from '../civics/index.ts';
import { actions, purposes } from '../kernel/index.ts';
import { boxes, type Subject } from './boxes.ts';
import type { Agreement, Clause, Party, Side } from './clause.ts';
import { permits, sharingKey, type Datum } from './entitlement.ts';
import { headLicence, participation } from './templates.ts';

const at = new Date('2026-10-20T12:00:00Z');
const surroundings = { now: at, within: (one: number, outer: number) => one === outer };

const parties: readonly Party[] = [
  { organisationId: 1, side: null }, { organisationId: 2, side: 'hard' },
  { organisationId: 3, side: 'hard' }, { organisationId: 4, side: 'hard' },
  { organisationId: 5, side: 'soft' }, { organisationId: 6, side: 'soft' },
  { organisationId: 7, side: 'nonpartisan' },
];

function anAgreement(
  agreementId: number, template: ReturnType<typeof participation>, signed: readonly number[],
): Agreement {
  const clauses = template.clauses.map((clause, place): Clause =>
    ({ ...clause, clauseId: agreementId * 100 + place, agreementId }));
  const { kind, title, side } = template;
  return { agreementId, kind, title, side, parties: signed, clauses, signedOn: null };
}

const usual: readonly Agreement[] = [
  anAgreement(1, headLicence({ licensorId: 2, licensorName: 'Party', state: 'xc' }), [2]),
  anAgreement(2, participation({ side: 'hard', state: 'xc' }), [2, 3]),
  anAgreement(3, participation({ side: 'soft', state: 'xc' }), [5, 6]),
];

function reads(who: number, datum: Partial<Datum>, subject: Partial<Subject> = {}): boolean {
  const asked: Subject = {
    organisationId: who, purpose: 'gotv', action: 'view', at, ...subject,
  };
  return permits(boxes(usual, parties, asked), {
    sourceId: 2, category: 'registration', divisionId: 10, at, ...datum,
  }, surroundings);
}

describe('who may see what', () => {
  it('own data is always readable', () => {
    expect(reads(4, { sourceId: 4, category: 'support' })).toBe(true);
    expect(reads(1, { sourceId: 1, category: 'gift' }, { purpose: 'commercial' })).toBe(true);
  });

  it('the head licence shows the roll to every participant, of either side', () => {
    expect(reads(3, {})).toBe(true);
    expect(reads(5, { category: 'vote_history' })).toBe(true);
  });

  it('whoever has signed no participation sees no roll, the operator neither', () => {
    expect(reads(4, {})).toBe(false);
    expect(reads(1, {})).toBe(false);
    expect(reads(7, {})).toBe(false);
  });

  it('signatories of one side see each other’s answers', () => {
    expect(reads(3, { sourceId: 2, category: 'support' })).toBe(true);
    expect(reads(6, { sourceId: 5, category: 'support' })).toBe(true);
  });

  it('an answer never crosses between hard and soft side', () => {
    expect(reads(5, { sourceId: 2, category: 'support' })).toBe(false);
    expect(reads(2, { sourceId: 5, category: 'support' })).toBe(false);
  });

  it('an organisation of the side that did not sign gives and gets nothing', () => {
    expect(reads(4, { sourceId: 2, category: 'support' })).toBe(false);
    expect(reads(2, { sourceId: 4, category: 'support' })).toBe(false);
  });

  it('answers vanish for fundraising; everything vanishes for commerce', () => {
    expect(reads(3, { category: 'support' }, { purpose: 'fundraising' })).toBe(false);
    expect(reads(3, {}, { purpose: 'fundraising' })).toBe(true);
    expect(reads(3, {}, { purpose: 'commercial' })).toBe(false);
  });

  it('a category that no clause names is not shared', () => {
    expect(reads(3, { sourceId: 2, category: 'gift' })).toBe(false);
  });
});

const side = fc.constantFrom<Side | null>('hard', 'soft', 'nonpartisan', null);
const someOrganisation = fc.integer({ min: 1, max: 5 });
const subset = <Word>(list: readonly Word[]) => fc.subarray([...list], { minLength: 1 });
const anyClause = fc.record({
  clauseId: fc.integer(), agreementId: fc.constant(1),
  effect: fc.constantFrom<'allow' | 'deny'>('allow', 'allow', 'deny'),
  grantorId: fc.option(someOrganisation),
  grantee: fc.oneof(
    fc.record({ kind: fc.constant('organisation' as const), organisationId: someOrganisation }),
    fc.record({ kind: fc.constant('side' as const), side: fc.constantFrom<Side>('hard', 'soft') }),
    fc.constant({ kind: 'participants' as const }),
  ),
  categories: subset(categories), divisions: fc.subarray([10, 11], { maxLength: 1 }),
  contests: fc.subarray([1, 2]), purposes: subset(purposes), actions: subset(actions),
  maySublicense: fc.boolean(), blind: fc.boolean(), minAgeDays: fc.constantFrom(0, 0, 7),
  validFrom: fc.constantFrom(null, null, new Date('2026-10-21T00:00:00Z')),
  validUntil: fc.constantFrom(null, null, new Date('2026-10-19T00:00:00Z')),
});
const anyAgreement = fc.record({
  agreementId: fc.constant(1),
  kind: fc.constantFrom('head_licence' as const, 'participation' as const),
  title: fc.constant(''), side, signedOn: fc.constant(null),
  parties: fc.uniqueArray(someOrganisation), clauses: fc.array(anyClause, { maxLength: 4 }),
});
const anyWorld = fc.record({
  agreements: fc.array(anyAgreement, { maxLength: 3 }),
  parties: fc.tuple(side, side, side, side, side).map((sides) =>
    sides.map((one, place) => ({ organisationId: place + 1, side: one }))),
  subject: fc.record({
    organisationId: someOrganisation, purpose: fc.constantFrom(...purposes),
    action: fc.constantFrom(...actions), at: fc.constant(at),
  }),
  datum: fc.record({
    sourceId: someOrganisation, category: fc.constantFrom(...categories),
    divisionId: fc.constantFrom(10, 11, null), contestId: fc.constantFrom(1, 2, null),
    at: fc.constantFrom(at, new Date('2026-10-01T00:00:00Z')),
  }),
});

describe('laws', () => {
  it('an added allow clause never removes a right, an added deny never adds one', () => {
    fc.assert(fc.property(anyWorld, anyClause, fc.nat(), (world, clause, pick) => {
      if (world.agreements.length === 0) return;
      const place = pick % world.agreements.length;
      const grown = world.agreements.map((one, index) => (index === place
        ? { ...one, clauses: [...one.clauses, clause] } : one));
      const before = boxes(world.agreements, world.parties, world.subject);
      const after = boxes(grown, world.parties, world.subject);
      const [had, has] = [before, after].map((made) => permits(made, world.datum, surroundings));
      if (clause.effect === 'allow' && had) expect(has).toBe(true);
      if (clause.effect === 'deny' && !had) expect(has).toBe(false);
    }), { numRuns: 2_000 });
  });

  it('nothing but the roll is ever read across the sides', () => {
    fc.assert(fc.property(anyWorld, (world) => {
      const sideOf = (id: number) => world.parties[id - 1]!.side;
      const pair = [sideOf(world.subject.organisationId), sideOf(world.datum.sourceId)];
      if (!(pair.includes('hard') && pair.includes('soft'))) return;
      const made = boxes(world.agreements, world.parties, world.subject);
      if (!permits(made, world.datum, surroundings)) return;
      expect(rollCategories.some((one: Category) => one === world.datum.category)).toBe(true);
    }), { numRuns: 2_000 });
  });

  it('equal sharing keys mean equal rights', () => {
    fc.assert(fc.property(anyWorld, someOrganisation, (world, other) => {
      const one = boxes(world.agreements, world.parties, world.subject);
      const two = boxes(world.agreements, world.parties,
        { ...world.subject, organisationId: other });
      if (sharingKey(one) !== sharingKey(two)) return;
      expect(permits(two, world.datum, surroundings))
        .toBe(permits(one, world.datum, surroundings));
    }), { numRuns: 2_000 });
  });
});
