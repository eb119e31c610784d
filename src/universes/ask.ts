import { conditionSql, ruleSql, type Reading } from './compile.ts';
import { bind, duckDialect, joined, name, render, sql } from './dialect.ts';
import { facetSql, type FacetPlan } from './facet-plan.ts';
import type { OpenStore } from './held.ts';
import { needsOf, type Plan } from './plan.ts';
import { sharingClass, type RollReading, type Sharer } from './sharing.ts';
import type { LentTable } from './store/classes.ts';
import type { RowRule } from './visibility.ts';

/** A question to the column store, all in numbers. */
export interface Asked {
  readonly plan: Plan;
  readonly facets: readonly FacetPlan[];
  readonly roll: RollReading;
  readonly sharer: Sharer;
}

/** The same, for the persons themselves: so many, after a place in the order of the roll. */
export interface Listed extends Asked {
  readonly limit: number;
  readonly afterPos: number;
}

export interface Found {
  readonly count: number;
  readonly households: number;
  readonly total: number;
  /** For each facet, how many of the hits fall into which bucket. */
  readonly facets: readonly ReadonlyMap<number, number>[];
  readonly engineMs: number;
}

export interface FoundPersons {
  readonly persons: readonly { readonly personId: bigint; readonly pos: number }[];
  readonly hasMore: boolean;
  readonly engineMs: number;
}

/** Counts in one pass over one table. */
export async function ask(store: OpenStore, asked: Asked): Promise<Found> {
  const startMs = performance.now();
  const total = await totalOf(store, asked.roll.registration);
  const found = await withTable(store, asked, (from) => count(store, asked, from));
  return { ...found, total, engineMs: performance.now() - startMs };
}

/** The first persons that are meant, in the order of the roll. */
export async function listPersons(store: OpenStore, asked: Listed): Promise<FoundPersons> {
  const startMs = performance.now();
  const persons = await withTable(store, { ...asked, facets: [] },
    (from) => list(store, asked, from));
  return {
    persons: persons.slice(0, asked.limit), hasMore: persons.length > asked.limit,
    engineMs: performance.now() - startMs,
  };
}

/** The roll alone where that is enough, else the flat table of the viewer's sharing class. */
function withTable<Result>(
  store: OpenStore, asked: Asked, act: (from: From) => Promise<Result>,
): Promise<Result> {
  const needs = needsOf(asked.plan);
  const ofFacets = asked.facets.flatMap((facet) =>
    facet.op === 'answer' ? [facet.questionId] : []);
  const questionIds = [...new Set([...needs.questionIds, ...ofFacets])];
  const needsClass = needs.contacts || questionIds.length > 0
    || asked.facets.some(({ op }) => op === 'contact');
  const methods = store.contents.elections.filter(({ hasMethods }) => hasMethods);
  const electionIds = new Set(methods.map(({ electionId }) => electionId));
  const actOn = (table: LentTable): Promise<Result> => act({
    table, reading: { ...asked.roll, electionIds, questionIds: table.questionIds },
  });
  return needsClass
    ? store.classes.use(sharingClass(asked.sharer, questionIds), actOn)
    : actOn({ name: 'voter', questionIds: new Set() });
}

interface From {
  readonly table: LentTable;
  readonly reading: Reading;
}

async function count(
  store: OpenStore, asked: Asked, { table, reading }: From,
): Promise<Pick<Found, 'count' | 'households' | 'facets'>> {
  const { text, values } = countSql(asked, { table, reading });
  const rows = await store.db.all<{ facet: number; bucket: number; n: bigint; m: bigint }>(
    text, values);
  const whole = rows.find(({ facet }) => facet === -1);
  const facets = asked.facets.map((_, at) => new Map(
    rows.filter(({ facet }) => facet === at).map(({ bucket, n }) => [bucket, Number(n)]),
  ));
  return { count: Number(whole?.n ?? 0n), households: Number(whole?.m ?? 0n), facets };
}

/** One statement: without facets a plain scan, with them the hits once and a grouping each. */
export function countSql(asked: Pick<Asked, 'plan' | 'facets'>, { table, reading }: From) {
  const from = sql`from ${name(table.name)} where ${conditionSql(asked.plan, reading)}`;
  const whole = sql`select -1 as facet, 0 as bucket, count(*) as n,
    ${duckDialect.countDistinct(sql`household`)} as m`;
  if (asked.facets.length === 0) return render(duckDialect, sql`${whole} ${from}`);
  const buckets = asked.facets.map((facet, at) =>
    sql`, ${facetSql(facet, reading)} as ${name(`f${at}`)}`);
  const hits = duckDialect.step('hit', sql`select household${joined(buckets, '')} ${from}`);
  const groups = asked.facets.map((_, at) => sql` union all select ${bind(at, 'INTEGER')},
    ${name(`f${at}`)}::integer, count(*), 0 from hit group by ${name(`f${at}`)}`);
  return render(duckDialect, sql`with ${hits} ${whole} from hit ${joined(groups, '')}`);
}

async function list(
  store: OpenStore, asked: Listed, { table, reading }: From,
): Promise<FoundPersons['persons']> {
  const { text, values } = render(duckDialect, sql`select person, pos from ${name(table.name)}
    where ${conditionSql(asked.plan, reading)} and pos > ${bind(asked.afterPos, 'BIGINT')}
    order by pos limit ${bind(asked.limit + 1, 'BIGINT')}`);
  const rows = await store.db.all<{ person: bigint; pos: number }>(text, values);
  return rows.map(({ person, pos }) => ({ personId: person, pos }));
}

const totals = new WeakMap<OpenStore, Map<string, number>>();

/** Registrations that a viewer may see at all; kept, because a file's roll never changes. */
async function totalOf(store: OpenStore, rule: RowRule): Promise<number> {
  if (rule === 'every') return store.contents.voters;
  if (rule === 'none') return 0;
  const known = totals.get(store) ?? new Map<string, number>();
  totals.set(store, known);
  const key = JSON.stringify(rule);
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const { text, values } = render(duckDialect,
    sql`select count(*) as n from voter where ${ruleSql(rule)}`);
  const [row] = await store.db.all<{ n: bigint }>(text, values);
  const total = Number(row?.n ?? 0n);
  known.set(key, total);
  return total;
}
