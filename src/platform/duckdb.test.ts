import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDuckDb } from './duckdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonroll-duck-'));
afterAll(() => rmSync(folder, { recursive: true }));
const options = { threads: 2, memoryLimitMb: 256, connections: 2 };

describe('a DuckDB file', () => {
  it('keeps what was committed and forgets what was not', async () => {
    const path = join(folder, 'kept.duckdb');
    const first = await openDuckDb(path, options);
    await first.run('create table pair (a bigint, b utinyint)');
    await first.append('pair', [[1n, 7], [2n, null]]);
    await first.session((session) => session.transaction(async () => {
      await session.run('delete from pair');
      throw new Error('no');
    })).catch(() => undefined);
    await first.close();
    const second = await openDuckDb(path, options);
    expect(await second.all('select a, b from pair order by a')).toEqual([
      { a: 1n, b: 7 }, { a: 2n, b: null },
    ]);
    await second.close();
  });

  it('binds values and never reads them as SQL', async () => {
    const db = await openDuckDb(':memory:', options);
    const text = "'; drop table x; --";
    expect(await db.all('select $1::varchar as given, $2::smallint + 1 as more', [text, 41]))
      .toEqual([{ given: text, more: 42 }]);
    expect(await db.all('select unnest($1::bigint[]) as id', [[3n, 4n]]))
      .toEqual([{ id: 3n }, { id: 4n }]);
    await db.close();
  });

  it('lets more callers wait than it has connections', async () => {
    const db = await openDuckDb(':memory:', options);
    const sums = await Promise.all(Array.from({ length: 20 }, (_, n) =>
      db.all<{ sum: number }>('select $1::integer + 1 as sum', [n])));
    expect(sums.map(([row]) => row?.sum)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    await db.close();
  });

  it('hands out large results in portions', async () => {
    const db = await openDuckDb(':memory:', options);
    let count = 0;
    for await (const rows of db.batches('select range as n from range(10000)')) {
      expect(rows.length).toBeLessThanOrEqual(2048);
      count += rows.length;
    }
    expect(count).toBe(10_000);
    await db.close();
  });
});
