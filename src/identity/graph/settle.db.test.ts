import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { openDatabase, withSystem, type Database } from '../../platform/index.ts';
import { holdGraph, nextAct, readJudgements, type NewJudgement } from '../store/judgement.ts';
import { personsOf } from './persons.ts';
import { piecesOf } from './pieces.ts';
import { settle } from './settle.ts';

let test: TestDatabase;
let db: Database;
let sourceId: number;
/** Every run has numbers of its own, as in life. */
let base = 1_000n;
const people = 7;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ ...test, poolSize: 6 });
  sourceId = await withSystem(db, async (tx) => {
    const row = await tx.sql.insertInto('organisation').values({
      slug: 'party', name: 'The party', kind: 'campaign', side: 'hard', state: 'xc',
      created_at: tx.now,
    }).returning('organisation_id').executeTakeFirstOrThrow();
    return row.organisation_id;
  });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

interface Drawn {
  readonly pair: readonly [number, number];
  readonly verdict: NewJudgement['verdict'];
  readonly judge: NewJudgement['judge'];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  pair: fc.uniqueArray(fc.nat(people - 1), { minLength: 2, maxLength: 2 })
    .map(([one, other]) => [one!, other!] as const),
  verdict: fc.constantFrom('same' as const, 'same' as const, 'different' as const,
    'unsure' as const),
  judge: fc.constantFrom('model' as const, 'steward' as const),
});

function judgementOf({ pair, verdict, judge }: Drawn, from: bigint): NewJudgement {
  const anchor = (at: number) =>
    ({ personId: from + BigInt(at), kind: null, recordId: null, sourceId });
  return {
    one: anchor(pair[0]), other: anchor(pair[1]), verdict, judge, organisationId: sourceId,
    userId: null, reason: '', ...(judge === 'model' && { probability: 0.95 }),
  };
}

function feed(judgement: NewJudgement): Promise<void> {
  return withSystem(db, async (tx) => {
    await holdGraph(tx);
    await settle(tx, { sourceId }, { judgements: [judgement], actId: await nextAct(tx) });
  });
}

it('aliases are what the batch of all judgements says, one by one or all at once', async () => {
  const histories = fc.tuple(fc.array(drawn, { minLength: 1, maxLength: 12 }), fc.boolean());
  await fc.assert(fc.asyncProperty(histories, async ([history, atOnce]) => {
    const from = base;
    base += BigInt(people);
    const judgements = history.map((one) => judgementOf(one, from));
    if (atOnce) await Promise.all(judgements.map(feed));
    else for (const judgement of judgements) await feed(judgement);
    const numbers = Array.from({ length: people }, (_, at) => from + BigInt(at));
    await withSystem(db, async (tx) => {
      const batch = personsOf(numbers, await readJudgements(tx, numbers));
      const pieces = await piecesOf(tx, numbers);
      for (const { canonicalId, members } of batch) {
        for (const member of members) {
          expect(pieces.canonicalOf(member)).toBe(canonicalId);
          expect(pieces.membersOf(member).toSorted()).toEqual([...members].toSorted());
        }
      }
    });
  }), { numRuns: 40 });
}, 60_000);

it('every number that is known otherwise is told as a change', async () => {
  const { rows } = await sql<{ personId: bigint; last: string; alias: bigint | null }>`
    select distinct on (c.person_id) c.person_id as "personId", c.kind as last,
      a.canonical_id as alias
    from change c left join person_alias a on a.person_id = c.person_id
    where c.kind like 'person.%' order by c.person_id, c.change_id desc`.execute(db.system);
  expect(rows.length).toBeGreaterThan(10);
  for (const { last, alias } of rows) {
    expect(last).toBe(alias === null ? 'person.split' : 'person.merged');
  }
});
