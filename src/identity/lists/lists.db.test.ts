import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAuthorization } from '../../../test/accounts.ts';
import type { TestSlug } from '../../../test/state.ts';
import { openWholeHouse, type WholeHouse } from '../../../test/whole-house.ts';
import { endAgreement } from '../../agreements/index.ts';
import { unseal, withSystem } from '../../platform/index.ts';
import { noteMatched } from '../store/list.ts';
import { matchCommand } from './command.ts';
import { noCounts } from './contract.ts';
import { runList } from './run.ts';
import { ageLists } from './upkeep.ts';

const voters = [
  { voterId: 'XC1', last: 'ALCOTT', first: 'WREN', birthYear: 1971, line: '12 OAK ST' },
  { voterId: 'XC2', last: 'BRAMBLE', first: 'JUNO', birthYear: 1984, line: '9 ELM RD' },
  { voterId: 'XC3', last: 'CURLEW', first: 'TESS', birthYear: 1990, line: '4 ASH CT' },
  { voterId: 'XC4', last: 'LARK', first: 'MORGAN', birthYear: 1980, line: '1 FIR LN' },
  { voterId: 'XC5', last: 'LARK', first: 'MORGAN', birthYear: 1980, line: '2 FIG LN' },
  { voterId: 'XC6', last: 'LARK', first: 'MORGAN', birthYear: 1980, line: '3 YEW LN' },
];
const list = [
  'Member No,Signer,Residence,Town,Post Code,Year of birth',
  '=1+1,"Alcott, Wren",12 Oak Street,Sample City,27511,1971',
  'r2,Juno Bramble,9 Elm Rd,Sample City,27511,1984',
  'r2,Nobody Known,77 Far Away Ln,Sample City,27511,1955',
  'r4,TEST TEST,,,,',
  'r5,,,,,',
].join('\r\n');

let house: WholeHouse;
beforeAll(async () => {
  house = await openWholeHouse(5201, voters);
});
afterAll(() => house?.close());

interface Sent {
  readonly id: string;
  readonly status: string;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly mapping: { readonly columns: readonly { column: number; target: string }[] };
}

async function send(text: string, as: TestSlug = 'lopez'): Promise<Sent> {
  const body = new FormData();
  body.append('file', new Blob([text]), 'petition.csv');
  const reply = await house.ask('/v1/lists', { as, method: 'POST', body });
  expect(reply.status, reply.text).toBe(201);
  return reply.json as Sent;
}

const start = (id: string) => house.ask(`/v1/lists/${id}/start`, { method: 'POST' });
const run = (id: string) => runList(house.deps, { listId: id });
const get = async (id: string) => (await house.ask(`/v1/lists/${id}`)).json as Sent;
const result = (id: string, as: TestSlug = 'lopez') =>
  house.ask(`/v1/lists/${id}/result.csv`, { as });

async function matched(text: string): Promise<string> {
  const { id } = await send(text);
  expect((await start(id)).status).toBe(200);
  await run(id);
  return id;
}

test('a list of any header comes back with one line for each row, in its order', async () => {
  const sent = await send(list);
  expect(sent.rowsTotal).toBe(5);
  expect(sent.mapping.columns.map(({ target }) => target)).toContain('fullName');
  const tellsNobody = 'The row tells no name, voter id, telephone number or e-mail address.';
  const preview = await house.ask(`/v1/lists/${sent.id}/preview`);
  expect(preview.json).toMatchObject({
    of: 5, counts: { matched: 2, review: 0, new: 3, unreadable: 2 },
    rows: [{ line: 2, outcome: 'matched' }, { outcome: 'matched' }, { outcome: 'new' },
      { outcome: 'new' }, { outcome: 'new', reason: tellsNobody }],
  });
  expect((await result(sent.id)).problem().code).toBe('identity/list-unfinished');
  await start(sent.id);
  await run(sent.id);
  const done = await get(sent.id);
  expect(done).toMatchObject({ status: 'done', rowsDone: 5 });
  expect(done.counts).toEqual({ matched: 2, review: 0, new: 3, unreadable: 2 });
  const lines = (await result(sent.id)).text.trim().split('\r\n');
  expect(lines[0]).toBe('record_id,person_id,voter_id,probability,outcome,reason');
  expect(lines).toHaveLength(6);
  expect(lines[1]).toMatch(/^'=1\+1,p_[0-9a-z]{13},XC1,[\d.]*,matched,/);
  expect(lines[2]).toMatch(/^r2,p_[0-9a-z]{13},XC2,[\d.]*,matched,/);
  expect(lines[3]).toMatch(/^r2,,,[\d.]*,new,/);
  expect(lines[4]).toMatch(/^r4,,,,new,.*names nobody/);
  const again = await start(sent.id);
  expect(again.problem().code).toBe('identity/list-started');
});

test('what a killed worker wrote and did not note is matched again, once', async () => {
  const id = await matched(list);
  const whole = (await result(id)).text;
  const folder = join(house.deps.config.dataFolder, 'lists');
  const listId = unseal(house.db, 'list', id);
  const { rows } = await house.db.systemPool.query<{ file_path: string }>(
    'select file_path from match_list where match_list_id = $1', [listId]);
  const path = `${rows[0]!.file_path}.matches`;
  expect(await readdir(folder)).toContain(path.slice(folder.length + 1));
  const first = `${(await readFile(path, 'utf8')).split('\n').slice(0, 2).join('\n')}\n`;
  await appendFile(path, '["half a li');
  await withSystem(house.db, (tx) => noteMatched(tx, listId, {
    rows: 2, bytes: Buffer.byteLength(first), counts: { ...noCounts, matched: 2 },
  }));
  await house.db.systemPool.query(
    `update match_list set status = 'running' where match_list_id = $1`, [listId]);
  await run(id);
  await run(id);
  expect(await get(id)).toMatchObject({
    status: 'done', rowsDone: 5, counts: { matched: 2, review: 0, new: 3, unreadable: 2 },
  });
  expect((await result(id)).text).toBe(whole);
});

test('a list is its organisation\'s own, asks for a purpose, and leaves a trace', async () => {
  const id = await matched(list);
  expect((await house.ask(`/v1/lists/${id}`, { as: 'okafor' })).problem().code)
    .toBe('identity/unknown-list');
  expect((await result(id, 'okafor')).problem().code).toBe('identity/unknown-list');
  const listed = await house.ask('/v1/lists', { as: 'okafor' });
  expect((listed.json as { items: unknown[] }).items).toEqual([]);
  const aimless = await house.ask(`/v1/lists/${id}/result.csv`, {
    headers: { 'commonroll-purpose': '' },
  });
  expect(aimless.problem().code).toBe('agreements/purpose-missing');
  await result(id);
  const { rows } = await house.db.systemPool.query<{ kind: string; detail: object }>(
    `select kind, detail from journal_entry where detail->>'list' = $1 order by entry_id`, [id]);
  expect(rows.map(({ kind }) => kind)).toEqual(['list.taken', 'list.matched', 'list.disclosed']);
  expect(rows[1]!.detail).toMatchObject({ matched: 2, new: 3 });
});

test('a row that may be several people waits for review, and the result tells what was decided',
  async () => {
    const id = await matched('id,name,born\nx1,Morgan Lark,1980\n');
    expect(await get(id)).toMatchObject({ counts: { matched: 0, review: 1, new: 0 } });
    expect((await result(id)).text).toMatch(/^x1,p_\w{13},XC\d,[\d.]*,review,/m);
    const authorization = await anAuthorization(
      house.db, house.organisations.lopez, ['persons:read', 'persons:write']);
    const ask = (path: string, json?: unknown) => house.ask(`/v1/review-pairs/${path}`, {
      headers: { authorization }, ...(json !== undefined && { method: 'POST', json }),
    });
    const { pair } = (await ask('next')).json as { pair: { pairId: string; origin: string } };
    expect(pair).toMatchObject({ origin: 'list', one: { kind: 'claim', name: 'Morgan Lark' } });
    expect((await ask(`${pair.pairId}/decision`, { decision: 'different' })).status).toBe(200);
    expect((await result(id)).text).toMatch(/^x1,,,[\d.]*,new,Decided in review: another/m);
    expect((await ask(`${pair.pairId}/undo`, {})).status).toBe(200);
    expect((await ask(`${pair.pairId}/decision`, { decision: 'same' })).status).toBe(200);
    expect((await result(id)).text).toMatch(/^x1,p_\w{13},XC\d,[\d.]*,matched,Decided in rev/m);
  });

test('a row gets the same answer as the same record asked for alone', async () => {
  const { id } = await send(list);
  const { rows } = (await house.ask(`/v1/lists/${id}/preview`)).json as {
    rows: { outcome: string; personId?: string; probability?: number; reason: string }[];
  };
  const place = { city: 'Sample City', zip: '27511' };
  const records = [
    { fullName: 'Alcott, Wren', birthYear: 1971, address: { line: '12 Oak Street', ...place } },
    { fullName: 'Juno Bramble', birthYear: 1984, address: { line: '9 Elm Rd', ...place } },
    { fullName: 'Nobody Known', birthYear: 1955, address: { line: '77 Far Away Ln', ...place } },
  ];
  const { items } = (await house.ask('/v1/match', { json: { records } })).json as {
    items: typeof rows;
  };
  const told = (all: typeof rows) => all.slice(0, 3)
    .map(({ outcome, personId, probability, reason }) => ({
      outcome, personId, probability, reason,
    }));
  expect(told(rows)).toEqual(told(items));
});

test('a list\'s own ids find the people that it matched, where its sender wishes so', async () => {
  const { id } = await send(list);
  const begun = await house.ask(`/v1/lists/${id}/start`, {
    method: 'POST', json: { keepIds: true },
  });
  expect(begun.json).toMatchObject({ keepIds: true });
  await run(id);
  const find = (externalId: string, as: TestSlug = 'lopez') =>
    house.ask(`/v1/external-ids?externalId=${encodeURIComponent(externalId)}`, { as });
  expect((await find('r2')).json).toMatchObject({ externalId: 'r2' });
  expect((await find('=1+1')).status).toBe(200);
  expect((await find('r4')).status).toBe(404);
  expect((await find('r2', 'okafor')).status).toBe(404);
  const bare = await send('name\nWren Alcott\n');
  const asked = await house.ask(`/v1/lists/${bare.id}/start`, {
    method: 'POST', json: { keepIds: true },
  });
  expect(asked.problem().code).toBe('identity/unusable-mapping');
});

test('the command line gives the same result as the upload', async () => {
  const { dataFolder } = house.deps.config;
  const [file, out] = [join(dataFolder, 'list.csv'), join(dataFolder, 'out.csv')];
  await writeFile(file, list);
  const said: string[] = [];
  const ask = (...args: string[]): Promise<number> => matchCommand(args, {
    ...house.deps, print: (line) => void said.push(line),
  });
  const whole = ['--file', file, '--organisation', 'lopez', '--out', out];
  expect(await ask(...whole, '--purpose', 'gotv'), said.join('\n')).toBe(0);
  expect(await readFile(out, 'utf8')).toBe((await result(await matched(list))).text);
  expect(said.at(-1)).toBe('matched 2, review 0, new 3 (unreadable 2)');
  expect(await ask(...whole, '--purpose', 'commercial')).toBe(1);
  expect(said.at(-1)).toContain('agreements/purpose-not-granted');
  expect(await ask(...whole)).toBe(2);
  await writeFile(file, 'Colour\nred\n');
  expect(await ask(...whole, '--purpose', 'gotv')).toBe(1);
  expect(said.at(-1)).toContain('Enough would be a full name');
});

test('a header that tells nobody is kept, and told what would be enough', async () => {
  const { id, mapping } = await send('Colour,Shape\nred,round\nblue,square\n');
  expect(mapping.columns).toEqual([]);
  for (const ask of [house.ask(`/v1/lists/${id}/preview`), start(id)]) {
    const problem = (await ask).problem();
    expect(problem.code).toBe('identity/unusable-mapping');
    expect(JSON.stringify(problem)).toContain('a full name, a first or last name, a voter id');
  }
  const put = await house.ask(`/v1/lists/${id}/mapping`, {
    method: 'PUT', json: { columns: [{ column: 0, target: 'lastName' }] },
  });
  expect(put.status).toBe(200);
  expect((await house.ask(`/v1/lists/${id}/preview`)).status).toBe(200);
});

test('lists that grew old are removed, with their rows in review', async () => {
  const id = await matched(`${list}\r\nr6,Morgan Lark,,,,1980`);
  const kept = await house.db.systemPool.query<{ file_path: string }>(
    'select file_path from match_list where match_list_id = $1', [unseal(house.db, 'list', id)]);
  await house.db.systemPool.query(
    `update match_list set created_at = created_at - interval '31 days' where match_list_id = $1`,
    [unseal(house.db, 'list', id)]);
  const inReview = async () => (await house.db.systemPool.query(
    'select from review_pair where starts_with(reference, $1)', [id])).rowCount;
  expect(await inReview()).toBe(1);
  await ageLists(house.deps);
  expect(await inReview()).toBe(0);
  expect((await house.ask(`/v1/lists/${id}`)).problem().code).toBe('identity/unknown-list');
  const left = await readdir(join(house.deps.config.dataFolder, 'lists'));
  const name = kept.rows[0]!.file_path.split('/').at(-1)!;
  expect(left.filter((one) => one.startsWith(name))).toEqual([]);
});

test('once the agreement ends, matched people are told no longer', async () => {
  const id = await matched(list);
  const waiting = await send(list);
  await start(waiting.id);
  const { rows } = await house.db.systemPool.query<{ agreement_id: number }>(
    `select agreement_id from agreement where kind = 'head_licence'`);
  await withSystem(house.db, (tx) => endAgreement(tx, rows[0]!.agreement_id, {
    organisationId: house.organisations.party.organisationId, userId: 'party-officer',
  }));
  const text = (await result(id)).text;
  expect(text).not.toContain('XC1');
  expect(text).toContain('not open to you any more');
  await run(waiting.id);
  expect(await get(waiting.id)).toMatchObject({ counts: { matched: 0, new: 5 } });
});
