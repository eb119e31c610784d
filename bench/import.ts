import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { importCivics } from '../src/civics/index.ts';
import {
  migrate, openDatabase, startEmbeddedPostgres, type Database,
} from '../src/platform/index.ts';
import { requestImport } from '../src/roll/index.ts';
import { copyColumns } from '../src/roll/store/export-stage.ts';
import { writeWorld } from '../src/world/index.ts';
import type { ImportDone, ImportOrder } from './import-process.ts';
import type { BenchOptions } from './run.ts';

/** Tables that one first import of registrations fills, in the order of writing. */
const tables = ['person', 'voter_key', 'address', 'registration'] as const;

/**
 * `import.ratio`: rows a second of a first import, from the file on disk to the switched version,
 * over a raw COPY of what it wrote, same columns, same tables, same indexes, same run.
 * `import.memory_mb`: the most that the importing process held, DuckDB included.
 */
export async function run(options: BenchOptions): Promise<void> {
  const { seed, quick, report, note } = options;
  const voters = quick ? 50_000 : 1_000_000;
  const folder = await mkdtemp(join(tmpdir(), 'commonroll-bench-'));
  const world = join(folder, 'world');
  note(`inventing ${voters} voters`);
  await writeWorld({ out: world, voters, seed, parts: ['roll'] });
  const server = await startEmbeddedPostgres({ dataFolder: join(folder, 'database') });
  try {
    const urls = await migrate({ adminUrl: server.ownerUrl });
    const importId = await arrange(urls, world);
    note('importing');
    const done = await importInProcess({
      ...urls, importId: String(importId), file: join(world, 'ncvoter.txt'), folder,
    });
    note(`imported ${done.rows} rows in ${seconds(done.ms)} s; copying the same raw`);
    const rawMs = await copyRaw(server.ownerUrl, folder, note);
    const ratio = rawMs / done.ms;
    report({
      figure: 'import.ratio', value: Number(ratio.toFixed(3)), unit: 'of raw COPY',
      goal: '>= 0.3', holds: ratio >= 0.3,
    });
    report({
      figure: 'import.memory_mb', value: Math.round(done.peakMb), unit: 'MB', goal: '<= 2000',
      holds: done.peakMb <= 2_000,
    });
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

async function arrange(
  urls: { readonly appUrl: string; readonly systemUrl: string }, world: string,
): Promise<bigint> {
  const db = await openDatabase({ ...urls, poolSize: 2 });
  try {
    const read = async (name: string): Promise<unknown> =>
      JSON.parse(await readFile(join(world, name), 'utf8'));
    const land = await read('columbia.json');
    await importCivics(db, { land, civics: await read('civics.json') });
    return await request(db);
  } finally {
    await db.close();
  }
}

async function request(db: Database): Promise<bigint> {
  const { organisation_id: organisationId } = await db.system.insertInto('organisation')
    .values({
      slug: 'bench', name: 'Bench', kind: 'state_party', side: 'hard', state: 'xc',
      created_at: db.clock.now(),
    })
    .returning('organisation_id').executeTakeFirstOrThrow();
  return requestImport(db, {
    organisationId, userId: 'bench', layout: 'nc', fileName: 'ncvoter.txt', filePath: null,
    kind: 'registrations', force: false,
  });
}

/** In a process of its own, as the worker's is, so that its memory is the import's alone. */
function importInProcess(order: ImportOrder): Promise<ImportDone> {
  const child = fork(fileURLToPath(new URL('./import-process.ts', import.meta.url)));
  return new Promise((resolve, reject) => {
    child.once('message', (done) => resolve(done as ImportDone));
    child.once('exit', (code) => reject(new Error(`the importing process ended with ${code}`)));
    child.send(order);
  });
}

/** The same rows once more, one plain COPY for each table; milliseconds of all together. */
async function copyRaw(
  adminUrl: string, folder: string, note: (text: string) => void,
): Promise<number> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    for (const table of tables) {
      const source = client.query(copyTo(
        `copy (select ${copyColumns[table].join(', ')} from ${table}) to stdout (format csv)`));
      await pipeline(source, createWriteStream(join(folder, `${table}.csv`)));
    }
    await client.query(`truncate ${tables.join(', ')}`);
    await client.query('checkpoint');
    let ms = 0;
    for (const table of tables) {
      const path = join(folder, `${table}.csv`);
      const startedAt = performance.now();
      await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), client.query(copyFrom(
        `copy ${table} (${copyColumns[table].join(', ')}) from stdin (format csv)`)));
      const tookMs = performance.now() - startedAt;
      const megabytes = Math.round((await stat(path)).size / 1e6);
      note(`raw COPY of ${table}: ${megabytes} MB in ${seconds(tookMs)} s`);
      ms += tookMs;
    }
    return ms;
  } finally {
    await client.end();
  }
}
