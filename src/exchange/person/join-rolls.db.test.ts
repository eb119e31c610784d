import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openExchange, type TestExchange } from '../../../test/exchange.ts';
import { addVoters, type TestSlug, type TestVoter } from '../../../test/state.ts';
import { joinRolls } from '../../identity/index.ts';
import { createLog, readConfig, seal, withSystem } from '../../platform/index.ts';
import { contactsReply } from '../contract.ts';
import { personPage, type PersonPage } from './contract.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openExchange(5121);
});
afterAll(() => exchange.close());

let serial = 0;
type Given = Readonly<Record<string, unknown>>;

async function send(slug: TestSlug, person: Given): Promise<string> {
  serial += 1;
  const { body } = await exchange.ask(slug, '/v1/contacts', { body: { contacts: [{
    key: `k-${serial}`, channel: 'door', result: 'canvassed', occurredAt: '2026-10-19T10:00:00Z',
    person,
  }] } });
  return contactsReply.parse(body).items[0]!.personId!;
}

/** A later roll that brings these, and the job that looks for people on it. */
async function laterRoll(...voters: readonly TestVoter[]): Promise<readonly string[]> {
  const { db, state } = exchange;
  const ids = await addVoters(db, state, voters);
  await withSystem(db, async (tx) => {
    await sql`update roll set version = version + 1`.execute(tx.sql);
  });
  for (const times of [1, 2]) await join(times);
  return ids.map((id) => seal(db, 'person', id));
}

async function join(times = 1): Promise<void> {
  expect(times).toBeGreaterThan(0);
  const { db } = exchange;
  await joinRolls({ db, config: readConfig({}), log: createLog({ level: 'silent' }) });
}

async function page(slug: TestSlug, id: string): Promise<PersonPage> {
  return personPage.parse((await exchange.ask(slug, `/v1/persons/${id}`)).body);
}

const pairs = async () => (await sql<{ probability: number }>`select probability from review_pair`
  .execute(exchange.db.system)).rows;

it('who was on no roll is joined to her registration, known by her old id', async () => {
  const own = await send('lopez', {
    fullName: 'Nell Newcomer', birthYear: 1990, address: { line: '4 Fir St', zip: '27511' },
  });
  await join();
  expect((await page('lopez', own)).registrations).toEqual([]);
  const [registered] = await laterRoll({
    voterId: 'XC50', last: 'NEWCOMER', first: 'NELL', birthYear: 1990, line: '4 Fir St',
  });
  for (const id of [own, registered!]) {
    const shown = await page('lopez', id);
    expect(shown.personId).toBe(own);
    expect(shown.registrations.map(({ voterId }) => voterId)).toEqual(['XC50']);
    expect(shown.timeline.items).toHaveLength(1);
  }
  const changes = await sql<{ n: bigint }>`select count(*) as n from change
    where kind = 'person.merged'`.execute(exchange.db.system);
  expect(changes.rows[0]!.n).toBe(1n);
  expect(await pairs()).toEqual([]);
});

it('who may be her is a pair for people, once', async () => {
  await send('okafor', {
    fullName: 'Iris Uncertain', birthYear: 1961, address: { line: '9 Fir St', zip: '27511' },
  });
  const namesake = { last: 'UNCERTAIN', first: 'IRIS', birthYear: 1961 };
  await laterRoll(
    { ...namesake, voterId: 'XC60', line: '21 Elm Rd' },
    { ...namesake, voterId: 'XC61', line: '35 Birch Ln' },
  );
  expect(await pairs()).toHaveLength(1);
  await laterRoll();
  expect(await pairs()).toHaveLength(1);
});

it('whom a steward parted stays apart, whatever later rolls bring', async () => {
  const own = await send('lopez', {
    fullName: 'Opal Parted', birthYear: 1970, address: { line: '11 Fir St', zip: '27511' },
  });
  const [registered] = await laterRoll({
    voterId: 'XC70', last: 'PARTED', first: 'OPAL', birthYear: 1970, line: '11 Fir St',
  });
  expect((await page('lopez', registered!)).personId).toBe(own);
  const { statements } = await page('lopez', own);
  const reply = await exchange.ask('lopez', `/v1/persons/${own}/split`, {
    body: { statements: statements.map(({ statementId }) => statementId) },
  });
  expect(reply.status).toBe(200);
  await laterRoll();
  await laterRoll();
  expect((await page('lopez', registered!)).personId).toBe(registered);
  expect((await page('lopez', own)).registrations).toEqual([]);
});
