import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../test/feed-stage.ts';
import { addVoters, type TestSlug } from '../../test/state.ts';
import { aUniverseStage, type UniverseStage } from '../../test/universe-stage.ts';
import { seal } from '../platform/index.ts';

let stage: UniverseStage;
let voters: readonly string[];
let serial = 0;

beforeAll(async () => {
  let ids: readonly bigint[] = [];
  stage = await aUniverseStage(async (db, state) => {
    ids = await addVoters(db, state, [
      { voterId: 'XC001', last: 'Alder', first: 'Ann', birthYear: 1980, line: '12 Oak St' },
      { voterId: 'XC002', last: 'Birch', first: 'Bea', birthYear: 1981, line: '14 Oak St' },
      { voterId: 'XC003', last: 'Birch', first: 'Beatrice', birthYear: 1981, line: '14 Oak St' },
    ]);
  });
  voters = ids.map((id) => seal(stage.db, 'person', id));
});
afterAll(() => stage.close());

async function contact(slug: TestSlug, person: object, option = 1): Promise<string> {
  const reply = await stage.ask(slug, '/v1/contacts', { body: { contacts: [{
    key: `k${serial++}`, person, channel: 'door', result: 'canvassed',
    occurredAt: new Date().toISOString(), answers: [{ question: 'postal-trust', option }],
  }] } });
  return (reply.body as { items: { personId: string }[] }).items[0]!.personId;
}

const count = async (slug: TestSlug, tree: object): Promise<number> =>
  (await stage.count(slug, { tree })).count;
const becomes = (slug: TestSlug, tree: object, expected: number) =>
  until(async () => await count(slug, tree) === expected);
const contacted = { op: 'contacted', by: 'anyone' };
const everyone = { op: 'all', of: [] };

interface PersonReply {
  readonly splitPersonId: string;
  readonly statements: { readonly statementId: string; readonly name: string }[];
}

async function act(path: string, body?: object): Promise<PersonReply> {
  const reply = await stage.ask('lopez', path, body && { body });
  expect(reply.status).toBe(200);
  return reply.body as PersonReply;
}

it('who is joined to her registration counts with her past, and no more when parted', async () => {
  const stranger = await contact('lopez', { fullName: 'Zoe Quill', birthYear: 1955 });
  expect(await count('lopez', contacted)).toBe(0);
  await act(`/v1/persons/${stranger}/merge`, { with: voters[0] });
  await becomes('lopez', contacted, 1);
  await becomes('okafor', contacted, 1);
  expect(await count('neighbors', contacted)).toBe(0);
  await contact('okafor', { id: stranger });
  await stage.reopen();
  expect(await count('lopez', contacted)).toBe(1);
  await stage.store().rebuild();
  expect(await count('lopez', contacted)).toBe(1);
  const { statements } = await act(`/v1/persons/${voters[0]}`);
  await act(`/v1/persons/${voters[0]}/split`, {
    statements: statements.map((one) => one.statementId),
  });
  await becomes('lopez', contacted, 0);
});

it('a contact that a split gives to someone else no longer counts for the voter', async () => {
  await contact('lopez', { id: voters[0], fullName: 'Ann Alder' });
  await contact('lopez', { id: voters[0], fullName: 'Una Alder' });
  await becomes('lopez', contacted, 1);
  const { statements } = await act(`/v1/persons/${voters[0]}`);
  for (const { statementId } of statements) {
    await act(`/v1/persons/${voters[0]}/split`, { statements: [statementId] });
  }
  await becomes('lopez', contacted, 0);
});

it('two lines of a roll that are one person count once, and twice again when parted', async () => {
  await becomes('lopez', everyone, 3);
  const { actId } = await act(`/v1/persons/${voters[1]}/merge`, { with: voters[2] }) as unknown as
    { actId: string };
  await becomes('lopez', everyone, 2);
  const { rows } = await stage.count('lopez', { tree: everyone, rows: 5 });
  expect(new Set(rows.map(({ personId }) => personId))).toEqual(new Set(voters.slice(0, 2)));
  await act(`/v1/judgement-acts/${actId}/undo`, {});
  await becomes('lopez', everyone, 3);
});
