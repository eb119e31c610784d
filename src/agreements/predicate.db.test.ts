import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { categories } from '../civics/index.ts';
import { openDatabase, withSystem, type Database } from '../platform/index.ts';
import type { Box, Boxes } from './boxes.ts';
import { permits } from './entitlement.ts';
import { rowPredicate } from './store/predicate.ts';

const now = new Date('2026-10-20T12:00:00Z');
const county = 900_001;
const precinct = 900_002;
const elsewhere = 900_003;
const within = (one: number, outer: number): boolean =>
  one === outer || (one === precinct && outer === county);

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase(test);
  await withSystem(db, async (tx) => {
    await sql`insert into division (division_id, ocd_id, kind, state, code, name)
      overriding system value
      select n, 'ocd-division/country:us/state:xc/x:' || n, 'county', 'xc', n::text, n::text
      from generate_series(${county}::integer, ${elsewhere}::integer) n`.execute(tx.sql);
    await sql`insert into division_within (division_id, within_id) values
      (${county}, ${county}), (${precinct}, ${precinct}), (${elsewhere}, ${elsewhere}),
      (${precinct}, ${county})`.execute(tx.sql);
  });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

const anyBox: fc.Arbitrary<Box> = fc.record({
  agreementId: fc.constant(1),
  sources: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1 }),
  categories: fc.subarray([...categories], { minLength: 3 }),
  divisions: fc.subarray([county, precinct, elsewhere], { maxLength: 2 }),
  contests: fc.subarray([1, 2]),
  minAgeDays: fc.constantFrom(0, 7),
  blind: fc.boolean(),
});
const anyBoxes: fc.Arbitrary<Boxes> = fc.record({
  allows: fc.array(anyBox, { maxLength: 3 }), denies: fc.array(anyBox, { maxLength: 2 }),
  holdsUntil: fc.constant(null),
});

// Every kind of row there can be, far and near, old and new, with and without place and contest.
const places = [county, precinct, elsewhere, null];
const rows = [1, 2, 3].flatMap((sourceId) => places.flatMap((divisionId) =>
  [1, 2, null].flatMap((contestId) => [now, new Date('2026-10-01T00:00:00Z')].map((at) =>
    ({ sourceId, divisionId, contestId, at })))));

describe('rowPredicate', () => {
  it('lets PostgreSQL return exactly the rows that permits lets through', async () => {
    await fc.assert(fc.asyncProperty(anyBoxes, fc.constantFrom(...categories),
      async (made, category) => {
        const predicate = rowPredicate(made, {
          category, source: sql.ref('r.source_id'), division: sql.ref('r.division_id'),
          contest: sql.ref('r.contest_id'), at: sql.ref('r.at'),
        }, now);
        const found = await sql<{ place: number }>`
          select r.place::integer as place from unnest(
            ${rows.map((row) => row.sourceId)}::integer[],
            ${rows.map((row) => row.divisionId)}::integer[],
            ${rows.map((row) => row.contestId)}::integer[],
            ${rows.map((row) => row.at)}::timestamptz[]
          ) with ordinality as r (source_id, division_id, contest_id, at, place)
          where ${predicate} order by r.place`.execute(db.app);
        const expected = rows.flatMap((row, index) =>
          (permits(made, { ...row, category }, { now, within }) ? [index + 1] : []));
        expect(found.rows.map((row) => row.place)).toEqual(expected);
      }), { numRuns: 300 });
  });

  it('returns nothing where nothing is allowed', async () => {
    const none: Boxes = { allows: [], denies: [], holdsUntil: null };
    const predicate = rowPredicate(none, {
      category: 'support', source: sql`1`, division: sql`1` }, now);
    const { rows: found } = await sql`select 1 where ${predicate}`.execute(db.app);
    expect(found).toEqual([]);
  });
});
