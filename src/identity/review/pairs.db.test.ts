import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExchange, type TestExchange } from '../../../test/exchange.ts';
import { addVoters, type TestSlug } from '../../../test/state.ts';
import { problemSchema, seal, withSystem } from '../../platform/index.ts';
import { listRecords } from '../store/record.ts';
import { insertPairs } from '../store/review-pair.ts';
import { findClaimDecisions, queueClaimPairs } from './claims.ts';
import {
  nextPairReply, pairDecisionReply, pairUndoneReply, type ReviewPairView,
} from './contract.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openExchange(5111);
});
afterAll(() => exchange.close());

let serial = 0;
type Given = Readonly<Record<string, unknown>>;
const post = (slug: TestSlug, path: string, body?: Given) =>
  exchange.ask(slug, path, { method: 'POST', ...(body && { body }) });
const codeOf = (reply: { readonly body: unknown }): string => problemSchema.parse(reply.body).code;

async function voter(more: Given = {}): Promise<bigint> {
  serial += 1;
  const [id] = await addVoters(exchange.db, exchange.state, [{
    voterId: `XC${serial}`, last: 'REVIEW', first: 'ANA', birthYear: 1950, line: '1 Ash Ct',
    ...more,
  }]);
  return id!;
}

async function stranger(slug: TestSlug): Promise<bigint> {
  serial += 1;
  const last = `Strange${String.fromCharCode(96 + serial)}`;
  const person = { fullName: `Zed ${last}`, birthDate: '1950-05-05' };
  await exchange.ask(slug, '/v1/contacts', { body: { contacts: [{
    key: `k-${serial}`, channel: 'door', result: 'canvassed', occurredAt: '2026-10-19T10:00:00Z',
    person,
  }] } });
  const { rows } = await sql<{ id: bigint }>`select max(person_id) as id from statement`
    .execute(exchange.db.system);
  return rows[0]!.id;
}

/** An unsure pair of what `slug` says of a stranger and a registration. */
async function unsure(slug: TestSlug, probability = 0.7, more: Given = {}) {
  const [one, other] = [await stranger(slug), await voter(more)];
  await withSystem(exchange.db, async (tx) => {
    const records = await listRecords(tx, [one, other]);
    const of = (id: bigint) => records.find(({ personId }) => personId === id)!;
    await insertPairs(tx, [{
      origin: 'roll', organisationId: exchange.state.organisations[slug], one: of(one),
      other: of(other), probability, weightsVersion: 'test-1', reason: 'Only the birth agrees.',
      waterfall: [
        { field: 'prior', level: 'prior', bits: -3 }, { field: 'birth', level: 'year', bits: 4 },
        { field: 'address', level: 'exact', bits: 2 },
      ],
    }]);
  });
  return [seal(exchange.db, 'person', one), seal(exchange.db, 'person', other)] as const;
}

async function next(slug: TestSlug, query = '') {
  return nextPairReply.parse((await exchange.ask(slug, `/v1/review-pairs/next${query}`)).body);
}

async function decide(slug: TestSlug, pair: ReviewPairView | null, decision: string) {
  const reply = await post(slug, `/v1/review-pairs/${pair?.pairId}/decision`, { decision });
  return pairDecisionReply.parse(reply.body);
}

async function knownAs(slug: TestSlug, id: string): Promise<string> {
  return ((await exchange.ask(slug, `/v1/persons/${id}`)).body as { personId: string }).personId;
}

describe('the queue', () => {
  it('gives each pair to one at a time, the surest first, and again when time is up', async () => {
    await unsure('lopez', 0.6);
    await unsure('lopez', 0.8);
    const first = await next('lopez');
    expect(first).toMatchObject({ open: 2, pair: { probability: 0.8, state: 'open' } });
    expect((await next('lopez')).pair?.pairId).toBe(first.pair?.pairId);
    const others = await Promise.all([next('okafor'), next('party')]);
    const given = [first, ...others].flatMap(({ pair }) => pair?.pairId ?? []);
    expect([given.length, new Set(given).size]).toEqual([2, 2]);
    const held = await post('okafor', `/v1/review-pairs/${first.pair?.pairId}/decision`,
      { decision: 'same' });
    expect([held.status, codeOf(held)]).toEqual([409, 'identity/pair-held']);
    exchange.clock.advance(6 * 60_000);
    const again = await Promise.all([next('okafor'), next('party')]);
    expect(again.map(({ pair }) => pair?.pairId).sort()).toEqual(given.sort());
    for (const [at, slug] of (['okafor', 'party'] as const).entries()) {
      await decide(slug, again[at]!.pair, 'different');
    }
    expect(await next('lopez')).toEqual({ pair: null, open: 0 });
  });

  it('shows both side by side to whoever reads both, and nothing to others', async () => {
    await unsure('neighbors', 0.7, { confidential: true });
    expect((await next('lopez')).pair).toBeNull();
    const { pair } = await next('neighbors');
    expect(pair).toMatchObject({
      one: { kind: 'statement', birthDate: '1950-05-05', own: true },
      other: { kind: 'registration', name: 'ANA REVIEW', address: null },
    });
    expect(pair?.fields.find(({ field }) => field === 'birth'))
      .toEqual({ field: 'birth', one: '1950-05-05', other: '1950' });
    expect(pair?.waterfall.map(({ field }) => field)).toEqual(['prior', 'birth']);
    const foreign = await post('lopez', `/v1/review-pairs/${pair?.pairId}/decision`,
      { decision: 'same' });
    expect([foreign.status, codeOf(foreign)]).toEqual([404, 'identity/unknown-pair']);
    await decide('neighbors', pair, 'different');
  });
});

describe('a decision', () => {
  it('joins, keeps apart or leaves open, and is taken back as if it had not been', async () => {
    const [one, other] = await unsure('lopez');
    const { pair } = await next('lopez');
    for (const decision of ['same', 'different', 'skip'] as const) {
      const done = await decide('lopez', pair, decision);
      expect(done.state).toBe(decision === 'skip' ? 'skipped' : 'decided');
      const isOne = decision === 'same';
      expect(await knownAs('lopez', other)).toBe(isOne ? one : other);
      expect(done.personId).toBe(isOne ? one : null);
      expect(await decide('lopez', pair, decision)).toEqual(done);
      const undone = await post('lopez', `/v1/review-pairs/${pair?.pairId}/undo`);
      expect(pairUndoneReply.parse(undone.body).pair)
        .toMatchObject({ pairId: pair?.pairId, state: 'open', decision: null });
      expect(await knownAs('lopez', other)).toBe(other);
      expect((await next('lopez')).pair?.pairId).toBe(pair?.pairId);
    }
    await decide('lopez', pair, 'skip');
    expect((await next('lopez')).pair).toBeNull();
    expect((await next('okafor', '?skipped=true')).pair?.pairId).toBe(pair?.pairId);
    await decide('okafor', pair, 'same');
    const foreign = await post('lopez', `/v1/review-pairs/${pair?.pairId}/undo`);
    expect([foreign.status, codeOf(foreign)]).toEqual([409, 'identity/pair-decided']);
    const other2 = await post('lopez', `/v1/review-pairs/${pair?.pairId}/decision`,
      { decision: 'different' });
    expect([other2.status, codeOf(other2)]).toEqual([409, 'identity/pair-decided']);
  });

  it('is in the journal of its organisation', async () => {
    const { rows } = await sql<{ kind: string }>`select distinct kind from journal_entry
      where kind like 'review-pair.%' order by 1`.execute(exchange.db.system);
    expect(rows.map(({ kind }) => kind))
      .toEqual(['review-pair.decided', 'review-pair.reopened', 'review-pair.viewed']);
  });
});

describe('a row of a list', () => {
  it('is decided by its own organisation alone, and joins nobody', async () => {
    const { db, state: { organisations } } = exchange;
    const personId = await voter();
    const organisationId = organisations.lopez;
    const claim = {
      name: 'Anna Review', birthDate: null, birthYear: 1950, age: null, address: '1 Ash Ct',
      city: null, zip: null, phone: null, email: null, state: null, voterId: null,
    };
    const one = {
      organisationId, reference: 'l_1:17', claim, personId, probability: 0.75, waterfall: [],
      reason: 'The first name is spelt otherwise.',
    };
    await withSystem(db, (tx) => queueClaimPairs(tx, [one]));
    await withSystem(db, (tx) => queueClaimPairs(tx, [one]));
    expect((await next('okafor')).pair).toBeNull();
    const { pair, open } = await next('lopez');
    expect([open, pair?.origin, pair?.one.kind, pair?.one.name])
      .toEqual([1, 'list', 'claim', 'Anna Review']);
    await decide('lopez', pair, 'same');
    const found = await withSystem(db, (tx) =>
      findClaimDecisions(tx, organisationId, ['l_1:17', 'l_1:18']));
    expect([...found]).toEqual([['l_1:17', { decision: 'same', personId }]]);
  });
});
