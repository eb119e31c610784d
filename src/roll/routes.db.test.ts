import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aVoter, rollColumns, rollText } from '../../test/roll-files.ts';
import { anAuthorization, anOrganisation } from '../../test/accounts.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { registerAccounts } from '../accounts/index.ts';
import {
  buildApp, createLog, migrateJobs, openDatabase, readConfig, type App, type Deps,
} from '../platform/index.ts';
import type { ImportView } from './contract.ts';
import { rollRoutes, runImport } from './index.ts';

let test: TestDatabase;
let deps: Deps;
let app: App;
const keys: Record<string, string> = {};
beforeAll(async () => {
  test = await createTestDatabase();
  await migrateJobs(test.adminUrl);
  const db = await openDatabase(test);
  const config = readConfig({ COMMONROLL_DATA: join(tmpdir(), `roll-routes-${process.pid}`) });
  deps = { db, config, log: createLog({ level: 'silent' }) };
  app = await buildApp(deps);
  registerAccounts(app, deps);
  rollRoutes(app, deps);
  const party = await anOrganisation(db, { slug: 'party', kind: 'state_party', state: 'nc' });
  const other = await anOrganisation(db, { slug: 'other' });
  keys['party'] = await anAuthorization(db, party, ['roll:write']);
  keys['reader'] = await anAuthorization(db, party, ['persons:read']);
  keys['other'] = await anAuthorization(db, other, ['roll:write']);
});
afterAll(async () => {
  await app.close();
  await deps.db.close();
  await test.drop();
  await rm(deps.config.dataFolder, { recursive: true, force: true });
});

const boundary = 'boundary';
const field = (name: string, value: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

function send(who: string, content: string, fields: Readonly<Record<string, string>> = {}) {
  const parts = Object.entries(fields).map(([name, value]) => field(name, value)).join('');
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; `
    + `filename="ncvoter.txt"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n`;
  return app.inject({
    method: 'POST', url: '/v1/roll/imports', payload: `${parts}${file}--${boundary}--\r\n`,
    headers: {
      authorization: keys[who]!, 'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  });
}

const get = (who: string, url: string) =>
  app.inject({ url, headers: { authorization: keys[who]! } });

/** What the worker does with the newest import. */
async function work(): Promise<void> {
  const row = await deps.db.system.selectFrom('roll_import').select('import_id')
    .orderBy('import_id', 'desc').limit(1).executeTakeFirstOrThrow();
  await runImport(deps, { importId: String(row.import_id) });
}

describe('an uploaded roll', () => {
  it('is imported in the background and tells what it changed', async () => {
    const sent = await send('party', rollText([aVoter(1), aVoter(2)]), { layout: 'nc' });
    expect(sent.statusCode).toBe(201);
    const { id, status } = sent.json<ImportView>();
    expect(status).toBe('waiting');
    await work();
    const done = await get('party', `/v1/roll/imports/${id}`);
    expect(done.json()).toMatchObject({
      status: 'done', progress: 1, version: 1, fileName: 'ncvoter.txt',
      summary: { rows: 2, new: 2, problems: 0 }, report: { byParty: { UNA: 2 } },
    });
    expect(await readdir(join(deps.config.dataFolder, 'rolls'))).toEqual([]);
    expect((await get('party', '/v1/rolls')).json()).toMatchObject({
      items: [{ state: 'nc', organisation: 'party', version: 1 }], next: null,
    });
    await work();
    expect((await get('party', `/v1/roll/imports/${id}`)).json()).toEqual(done.json());
  });

  it('lists its bad lines, page by page and as CSV without formulas', async () => {
    const bad = [aVoter(3, { ncid: '' }), aVoter(4, { registr_dt: '=1+1' })];
    const { id } = (await send('party', rollText([aVoter(1), ...bad, aVoter(2)])))
      .json<ImportView>();
    await work();
    const first = (await get('party', `/v1/roll/imports/${id}/problems?limit=1`))
      .json<{ items: unknown[]; next: string }>();
    expect(first.items).toEqual([
      { line: 3, column: 'ncid', reason: 'is missing', sample: null },
    ]);
    const second = await get('party', `/v1/roll/imports/${id}/problems?cursor=${first.next}`);
    expect(second.json()).toEqual({
      items: [{ line: 4, column: 'registr_dt', reason: 'is no date', sample: '=1+1' }], next: null,
    });
    const csv = await get('party', `/v1/roll/imports/${id}/problems.csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toBe("line,column,reason,sample\r\n3,ncid,is missing,\r\n"
      + "4,registr_dt,is no date,'=1+1\r\n");
  });

  it('of another layout is refused, and says which columns are missing', async () => {
    const columns = rollColumns.filter((name) => name !== 'party_cd');
    const { id } = (await send('party', rollText([aVoter(1)], columns))).json<ImportView>();
    await work();
    expect((await get('party', `/v1/roll/imports/${id}`)).json()).toMatchObject({
      status: 'refused', refusal: {
        code: 'roll/wrong-layout', faults: [{ pointer: '#/columns/party_cd' }],
      },
    });
  });

  it('is nobody else’s to see, and needs the right to import', async () => {
    const { id } = (await send('party', rollText([aVoter(1)]))).json<ImportView>();
    for (const path of ['', '/problems', '/problems.csv']) {
      const reply = await get('other', `/v1/roll/imports/${id}${path}`);
      expect(reply.statusCode).toBe(404);
    }
    expect((await get('other', '/v1/roll/imports')).json()).toEqual({ items: [], next: null });
    expect((await send('reader', '')).statusCode).toBe(403);
  });

  it('without a file, or with fields that mean nothing, is refused', async () => {
    const none = await app.inject({
      method: 'POST', url: '/v1/roll/imports', payload: `--${boundary}--\r\n`,
      headers: {
        authorization: keys['party']!,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    });
    expect(none.json()).toMatchObject({ code: 'roll/no-file' });
    expect((await send('party', 'x', { layout: 'oh' })).json())
      .toMatchObject({ code: 'roll/unknown-layout' });
  });
});
