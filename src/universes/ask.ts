import { conditionSql, ruleSql, type Reading } from './compile.ts';
import type { OpenStore } from './column-store.ts';
import { bind, duckDialect, joined, name, render, sql } from './dialect.ts';
import { facetSql, type FacetPlan } from './facet-plan.ts';
import { needsOf, type Plan } from './plan.ts';
import { sharingClass, type RollReading, type Sharer } from './sharing.ts';
import type { RowRule } from './visibility.ts';

/** A question to the column store, all in numbers. */
export interface Asked {
  readonly plan: Plan;
  readonly facets: readonly FacetPlan[];
  /** How many persons to name, and after which place in the order of the roll. */
  readonly rows: number;
  readonly afterPos: number;
  readonly roll: RollReading;
  readonly sharer: Sharer;
}

export interface Found {
  readonly count: number;
  readonly households: number;
  readonly total: number;
  /** For each facet, how many of the hits fall into which bucket. */
  readonly facets: readonly ReadonlyMap<number, number>[];
  /** One more than asked for where there are more. */
  readonly persons: readonly { readonly personId: bigint; readonly pos: number }[];
  readonly engineMs: number;
}

/** Answers from one table: the roll alone, or the viewer's sharing class where it is needed. */
export async function ask(store: OpenStore, asked: Asked): Promise<Found> {
  const startMs = performance.now();
  const total = await totalOf(store, asked.roll.registration);
  const needs = needsOf(asked.plan);
  const ofFacets = asked.facets.flatMap((facet) =>
    facet.op === 'answer' ? [facet.questionId] : []);
  const questionIds = [...new Set([...needs.questionIds, ...ofFacets])];
  const needsClass = needs.contacts || questionIds.length > 0
    || asked.facets.some(({ op }) => op === 'contact');
  const none: ReadonlySet<number> = new Set();
  const found = needsClass
    ? await store.classes.use(sharingClass(asked.sharer, questionIds),
      (table) => askTable(store, asked, table))
    : await askTable(store, asked, { name: 'voter', questionIds: none });
  return { ...found, total, engineMs: performance.now() - startMs };
}

interface AskedTable {
  readonly name: string;
  readonly questionIds: ReadonlySet<number>;
}
type TableFound = Omit<Found, 'total' | 'engineMs'>;

async function askTable(
  store: OpenStore, asked: Asked, table: AskedTable,
): Promise<TableFound> {
  const methods = store.contents.elections.filter(({ hasMethods }) => hasMethods);
  const reading: Reading = {
    ...asked.roll, questionIds: table.questionIds,
    electionIds: new Set(methods.map(({ electionId }) => electionId)),
  };
  const [counted, persons] = await Promise.all([
    count(store, asked, { table, reading }),
    asked.rows > 0 ? list(store, asked, { table, reading }) : [],
  ]);
  return { ...counted, persons };
}

interface From {
  readonly table: AskedTable;
  readonly reading: Reading;
}

async function count(
  store: OpenStore, asked: Asked, { table, reading }: From,
): Promise<Omit<TableFound, 'persons'>> {
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
  store: OpenStore, asked: Asked, { table, reading }: From,
): Promise<Found['persons']> {
  const { text, values } = render(duckDialect, sql`select person, pos from ${name(table.name)}
    where ${conditionSql(asked.plan, reading)} and pos > ${bind(asked.afterPos, 'BIGINT')}
    order by pos limit ${bind(asked.rows + 1, 'BIGINT')}`);
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
