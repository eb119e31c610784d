import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../test/feed-stage.ts';
import { addVoters, type TestSlug } from '../../test/state.ts';
import { aUniverseStage, type UniverseStage } from '../../test/universe-stage.ts';
import { openFile, readStanding } from './store/file.ts';

const everyone = { op: 'all', of: [] };
const support = (candidate: string, ...options: string[]) =>
  ({ op: 'support', contest: 'governor-2026', candidate, in: options });

let stage: UniverseStage;
let keys = 0;

beforeAll(async () => {
  stage = await aUniverseStage(async (db, state) => {
    await addVoters(db, state, [
      { voterId: 'XC001', last: 'Alder', first: 'Ann', birthYear: 1980, party: 'DEM',
        line: '12 Oak St' },
      { voterId: 'XC002', last: 'Alder', first: 'Ben', birthYear: 1951, party: 'REP',
        line: '12 Oak St' },
      { voterId: 'XC003', last: 'Birch', first: 'Cleo', birthYear: 2001, party: 'UNA',
        line: '9 Elm St', precinct: state.precincts.ridge, confidential: true },
      { voterId: 'XC004', last: 'Cedar', first: 'Dan', party: 'DEM', line: '4 Pine St' },
    ]);
  });
});
afterAll(() => stage.close());

/** A contact through the front door; answers its id. */
async function contact(slug: TestSlug, voterId: string, more: object = {}): Promise<string> {
  const reply = await stage.ask(slug, '/v1/contacts', { body: { contacts: [{
    key: `k${keys++}`, person: { state: 'xc', voterId }, channel: 'door', result: 'canvassed',
    occurredAt: new Date().toISOString(), by: 'walker 7', ...more,
  }] } });
  const { items } = reply.body as { items: { outcome: string; contactId: string }[] };
  expect(items[0]).toMatchObject({ outcome: 'accepted' });
  return items[0]!.contactId;
}

const answered = (question: string, option: number) => ({ answers: [{ question, option }] });
const count = async (slug: TestSlug, tree: object): Promise<number> =>
  (await stage.count(slug, { tree })).count;

/** Milliseconds until a count is as expected. */
async function counted(slug: TestSlug, tree: object, expected: number): Promise<number> {
  const startMs = performance.now();
  await until(async () => await count(slug, tree) === expected);
  return performance.now() - startMs;
}

describe('a count', () => {
  it('tells people, households, facets and first rows in the order of the roll', async () => {
    const reply = await stage.count('lopez', {
      tree: everyone, rows: 3, facets: [{ by: 'party' }, { by: 'county' }, { by: 'age' }],
    });
    expect(reply).toMatchObject({ count: 4, households: 3, total: 4 });
    expect(reply.facets[0]!.buckets.map(({ value, count: n }) => [value, n]))
      .toEqual([['DEM', 2], ['REP', 1], ['UNA', 1]]);
    expect(reply.facets[1]!.buckets.map(({ label, count: n }) => [label, n]))
      .toEqual([['harbor', 3], ['ridge', 1]]);
    expect(reply.rows.map(({ name, precinct }) => [name, precinct])).toEqual([
      ['Dan Cedar', 'harbor 1'], ['Ann Alder', 'harbor 1'], ['Ben Alder', 'harbor 1'],
    ].sort(([a], [b]) => order(reply.rows, a!) - order(reply.rows, b!)));
    const rest = await stage.count('lopez', { tree: everyone, rows: 3, after: reply.next });
    expect(rest.rows.map(({ name, city }) => [name, city])).toEqual([['Cleo Birch', '']]);
    expect(rest.next).toBeNull();
  });

  it('narrows to a bar when its tree is put in', async () => {
    const { facets } = await stage.count('lopez', { tree: everyone, facets: [
      { by: 'party' }, { by: 'age' }, { by: 'county' }, { by: 'contacted', who: 'anyone' },
      { by: 'support', contest: 'governor-2026', candidate: 'sample' },
    ] });
    for (const { buckets } of facets) {
      for (const bar of buckets.filter(({ narrow }) => narrow !== null)) {
        expect(await count('lopez', { op: 'all', of: [everyone, bar.narrow] })).toBe(bar.count);
      }
    }
  });

  it('shows a new contact within a second, by whom it was and to whom it is shared', async () => {
    const mine = { op: 'contacted', by: 'me' };
    const theirs = { op: 'contacted', by: 'others', withinDays: 1 };
    expect(await Promise.all([count('lopez', mine), count('okafor', theirs)])).toEqual([0, 0]);
    await contact('lopez', 'XC001', answered('support:governor-2026:sample', 1));
    expect(await counted('lopez', mine, 1)).toBeLessThan(1000);
    expect(await counted('okafor', theirs, 1)).toBeLessThan(1000);
    expect(await count('okafor', support('sample', 'strong-support'))).toBe(1);
    expect(await count('okafor', { op: 'notContacted', by: 'anyone' })).toBe(3);
  });

  it('is never changed by another side, nor by one who signed nothing', async () => {
    const before = await count('lopez', { op: 'contacted', by: 'anyone' });
    await contact('neighbors', 'XC002', answered('support:governor-2026:sample', 5));
    await counted('neighbors', support('sample', 'strong-oppose'), 1);
    expect(await count('lopez', support('sample', 'strong-oppose'))).toBe(0);
    expect(await count('lopez', { op: 'contacted', by: 'anyone' })).toBe(before);
    expect(await count('neighbors', support('sample', 'strong-support'))).toBe(0);
  });

  it('takes the latest answer, and the one before it when that is taken back', async () => {
    const isFor = support('demo', 'strong-support');
    const question = 'support:governor-2026:demo';
    const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    await contact('lopez', 'XC004', { ...answered(question, 1), occurredAt: at(3) });
    await counted('party', isFor, 1);
    const later = await contact('okafor', 'XC004', { ...answered(question, 5), occurredAt: at(2) });
    await counted('party', isFor, 0);
    expect(await count('lopez', isFor)).toBe(0);
    const path = `/v1/contacts/${later}/retract`;
    expect(await stage.ask('okafor', path, { body: { reason: 'wrong person' } }))
      .toMatchObject({ status: 200 });
    expect(await counted('party', isFor, 1)).toBeLessThan(1500);
    const isMine = { op: 'contacted', by: 'me' };
    expect(await count('okafor', { op: 'all', of: [isFor, isMine] })).toBe(0);
  });

  it('vanishes with the purpose: for fundraising nobody shares what voters said', async () => {
    const tree = support('sample', 'strong-support');
    const reply = await stage.count('okafor', { tree }, 'fundraising');
    expect(reply).toMatchObject({ count: 0, total: 4 });
    expect((await stage.count('lopez', { tree }, 'fundraising')).count).toBe(1);
  });

  it('leaves one entry in the journal, with its tree', async () => {
    const tree = { op: 'party', in: ['DEM'] };
    await stage.count('party', { tree, rows: 1 });
    const entry = await stage.db.system.selectFrom('journal_entry').selectAll()
      .where('kind', '=', 'universe.counted').orderBy('entry_id', 'desc').executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      organisation_id: stage.state.organisations.party, purpose: 'gotv',
      detail: { tree, count: 2, rows: 1 },
    });
  });
});

const order = (rows: readonly { name: string }[], name: string): number =>
  rows.findIndex((row) => row.name === name);

describe('a refusal', () => {
  it('names the field and the place, and tells nothing about anybody', async () => {
    const refusalOf = async (tree: object, purpose = 'gotv') =>
      (await stage.ask('unsigned', '/v1/universes/count', { body: { tree }, purpose })).body;
    expect(await refusalOf(everyone)).toMatchObject({ code: 'agreements/purpose-not-granted' });
    const asked = async (tree: object) =>
      (await stage.ask('lopez', '/v1/universes/count', { body: { tree } })).body;
    expect(await asked({ op: 'any', of: [{ op: 'party', in: ['XYZ'] }] })).toMatchObject({
      status: 400, code: 'universes/unknown-value', errors: [{ pointer: '#/tree/of/0/in/0' }],
    });
    expect(await asked({ op: 'shoes' })).toMatchObject({
      status: 400, errors: [{ pointer: '#/tree/op' }],
    });
    const deep = Array.from({ length: 13 }).reduce<object>((of) => ({ op: 'not', of }), everyone);
    expect(await asked(deep)).toMatchObject({ status: 400, code: 'universes/tree-too-large' });
  });
});

describe('the column store', () => {
  const facts = { op: 'contacted', by: 'anyone' };

  it('is taken up again where it stood, and catches up with what it missed', async () => {
    await counted('lopez', facts, 2);
    const [before] = files();
    await stage.store().close();
    await contact('lopez', 'XC003');
    await stage.reopen();
    expect(files()).toEqual([before]);
    await counted('lopez', facts, 3);
  });

  it('has facts and place of one moment, whenever the process is killed', async () => {
    const copies: { contacts: bigint; place: bigint }[] = [];
    for (let turn = 0; turn < 6; turn++) {
      await contact('lopez', 'XC003');
      await new Promise((pass) => setTimeout(pass, 90 * turn));
      copies.push(await asAfterKill(turn));
    }
    const { rows } = await stage.db.systemPool.query<{ place: bigint; kind: string }>(`
      select place, kind from change_place join change using (change_id)
      where kind like 'contact.%' order by place`);
    for (const { contacts, place } of copies) {
      const changes = rows.filter((row) => row.place <= place);
      const stand = changes.filter(({ kind }) => kind === 'contact.recorded').length
        - changes.filter(({ kind }) => kind === 'contact.retracted').length;
      expect(Number(contacts)).toBe(stand);
    }
    expect(new Set(copies.map(({ place }) => place)).size).toBeGreaterThan(1);
  });

  it('is rebuilt from PostgreSQL and swapped while readers go on', async () => {
    const before = await count('party', support('sample', 'strong-support'));
    const rebuilt = stage.store().rebuild();
    const seen = await Promise.all(Array.from({ length: 30 }, () =>
      count('party', support('sample', 'strong-support'))));
    await rebuilt;
    expect(new Set(seen)).toEqual(new Set([before]));
    expect(await count('party', support('sample', 'strong-support'))).toBe(before);
    await until(async () => files().length === 1);
  });

  it('follows a roll that was switched', async () => {
    const { db, state } = stage;
    await addVoters(db, state, [{ voterId: 'XC005', last: 'Dogwood', first: 'Eve', party: 'LIB' }]);
    await db.system.updateTable('roll')
      .set((roll) => ({ version: roll('version', '+', 1) })).execute();
    await db.system.insertInto('change').values({ kind: 'roll.switched', at: new Date(),
      source_id: state.organisations.party, object_id: BigInt(state.rollId) }).execute();
    await until(async () =>
      (await stage.ask('lopez', '/v1/universes/count',
        { body: { tree: { op: 'party', in: ['LIB'] } } })).status === 200);
    expect(await count('lopez', everyone)).toBe(5);
  });

  it('offers only fields that are granted, with what there is to choose', async () => {
    const { body } = await stage.ask('lopez', '/v1/universes/fields');
    expect(body).toMatchObject({
      counties: [{ label: 'harbor' }, { label: 'ridge' }],
      contests: [{ contest: 'governor-2026', candidates: [{}, {}], options: { length: 5 } }],
    });
    const { fields } = body as { fields: { op: string; options: { value: string }[] }[] };
    expect(fields.find(({ op }) => op === 'party')?.options.map(({ value }) => value))
      .toEqual(['DEM', 'LIB', 'REP', 'UNA']);
    expect(fields.map(({ op }) => op)).toContain('race');
  });
});

/** What another process finds in the file as it lies on disk now. */
async function asAfterKill(turn: number): Promise<{ contacts: bigint; place: bigint }> {
  const folder = join(stage.folder, 'universes');
  const copy = join(stage.folder, `killed-${turn}.duckdb`);
  for (const end of ['', '.wal']) {
    const from = `${join(folder, files()[0]!)}${end}`;
    if (existsSync(from)) copyFileSync(from, `${copy}${end}`);
  }
  const file = await openFile(copy, { threads: 1, memoryLimitMb: 256 });
  const standing = await readStanding(file);
  const [row] = await file.all<{ contacts: bigint }>('select count(*) as contacts from contact');
  await file.close();
  return { contacts: row!.contacts, place: standing!.place };
}

function files(): string[] {
  return readdirSync(join(stage.folder, 'universes')).filter((name) => name.endsWith('.duckdb'));
}
