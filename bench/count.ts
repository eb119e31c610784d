import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organisations } from '../src/accounts/index.ts';
import { civicsOf } from '../src/civics/index.ts';
import { openDuckDb, type Database, type DuckDb } from '../src/platform/index.ts';
import type { CountReply, FieldsReply, Tree } from '../src/universes/contract.ts';
import { buildStore } from '../src/universes/store/build.ts';
import { exportForStore } from '../src/universes/store/export.ts';
import { anAuthorization } from '../test/accounts.ts';
import { startProduct, type Product } from './product.ts';
import type { BenchOptions } from './run.ts';

const WARM_TURNS = 20;
const TURNS = 200;

/**
 * Six predicates over a million voters, one effective answer and one "not contacted in 30 days"
 * among them. The latency is that of HTTP requests one after another; the ratio is the product's
 * engine time over that of the same count written by hand on a flat table of codes that holds just
 * what this question needs, on this machine, the two taking turns.
 */
export async function run(options: BenchOptions): Promise<void> {
  const voters = options.quick ? 100_000 : 1_000_000;
  const product = await startProduct({
    voters, contacts: Math.min(100_000, voters / 2), seed: options.seed, note: options.note,
  });
  const folder = await mkdtemp(join(tmpdir(), 'commonroll-count-'));
  try {
    const asker = await anAsker(product);
    const byHand = await aFlatTable(product.db, folder, asker);
    const { latencies, engine, hand } = await measure(asker, byHand, options.note);
    await byHand.duck.close();
    const p95 = round(percentile(latencies, 0.95));
    options.report({
      figure: 'count.p95_ms', value: p95, unit: 'ms', goal: '<= 50', holds: p95 <= 50,
    });
    const ratio = round(percentile(engine, 0.5) / percentile(hand, 0.5));
    options.note(`engine ${round(percentile(engine, 0.5))} ms, by hand `
      + `${round(percentile(hand, 0.5))} ms, http p50 ${round(percentile(latencies, 0.5))} ms`);
    options.report({
      figure: 'count.ratio', value: ratio, unit: 'x', goal: '<= 2', holds: ratio <= 2,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await product.stop();
  }
}

interface Asker {
  readonly organisationId: number;
  readonly fields: FieldsReply;
  count(tree: Tree): Promise<CountReply>;
}

/** A campaign of the hard side, as soon as its counts are answered. */
async function anAsker({ url, db }: Product): Promise<Asker> {
  const campaign = (await organisations(db)).find(({ kind, side }) =>
    kind === 'campaign' && side === 'hard')!;
  const headers = {
    'authorization': await anAuthorization(db, campaign, ['universes:read']),
    'commonroll-purpose': 'gotv', 'content-type': 'application/json',
  };
  const read = async <Reply>(path: string, body?: unknown): Promise<Reply> => {
    for (;;) {
      const reply = await fetch(`${url}/v1/universes/${path}`, body === undefined ? { headers }
        : { headers, method: 'POST', body: JSON.stringify(body) });
      if (reply.ok) return await reply.json() as Reply;
      if (reply.status !== 503) throw new Error(`${reply.status} ${await reply.text()}`);
      await new Promise((again) => setTimeout(again, 500));
    }
  };
  return {
    organisationId: campaign.organisationId,
    fields: await read<FieldsReply>('fields'),
    count: (tree) => read<CountReply>('count', { tree }),
  };
}

interface Terms {
  readonly counties: readonly string[];
  readonly contest: string;
  readonly candidate: string;
  readonly parties: readonly string[];
}

function termsOf({ fields }: Asker): Terms {
  const parties = fields.fields.find(({ op }) => op === 'party')!.options;
  const contest = fields.contests.find(({ contest: slug }) => slug.includes('governor'))
    ?? fields.contests[0]!;
  return {
    counties: fields.counties.slice(0, Math.ceil(fields.counties.length / 2))
      .map(({ value }) => value),
    contest: contest.contest, candidate: contest.candidates[0]!.candidate,
    parties: parties.map(({ value }) => value).filter((word) => word !== 'REP'),
  };
}

/** The lower age moves, so that no two questions in a row are the same. */
function treeOf(terms: Terms, age: number): Tree {
  return { op: 'all', of: [
    { op: 'county', in: [...terms.counties] },
    { op: 'party', in: [...terms.parties] },
    { op: 'age', from: age, to: 70 },
    { op: 'voted', kind: 'general', atLeast: 1, ofLast: 4 },
    { op: 'support', contest: terms.contest, candidate: terms.candidate,
      in: ['strong-support', 'lean-support'] },
    { op: 'notContacted', by: 'anyone', withinDays: 30 },
  ] };
}

interface ByHand {
  readonly duck: DuckDb;
  count(age: number): Promise<{ readonly count: number; readonly households: number }>;
}

/** Columns that this question needs, and no others, in memory. */
async function aFlatTable(db: Database, folder: string, asker: Asker): Promise<ByHand> {
  const duck = await openDuckDb(':memory:', { threads: 2, memoryLimitMb: 4_000 });
  const civics = await civicsOf(db);
  const files = await exportForStore(db, folder);
  await buildStore(duck, { files, elections: civics.elections });
  const terms = termsOf(asker);
  const question = civics.contestBySlug(terms.contest)!.candidates
    .find(({ slug }) => slug === terms.candidate)!.questionId;
  const hard = (await organisations(db)).filter(({ side }) => side === 'hard')
    .map(({ organisationId }) => organisationId).join(', ');
  await duck.run(`create table flat as
    select v.county, v.party, v.birth_year, v.generals, v.household,
      coalesce(a.option, 0)::utinyint as support, coalesce(c.day, -32768)::smallint as contacted
    from voter v
    left join (select person, arg_max(option, (occurred, received, source, contact)) as option
      from answer where question = ${question} and source in (${hard}) group by person) a
      on a.person = v.person
    left join (select person, max(day) as day from contact where source in (${hard})
      group by person) c on c.person = v.person
    order by v.pos`);
  const year = db.clock.now().getUTCFullYear();
  const codes = await duck.all<{ code: number }>(`select code from code where field = 'party'
    and word in (${terms.parties.map((word) => `'${word}'`).join(', ')})`);
  const counties = terms.counties.map((ocdId) => civics.divisionByOcd(ocdId)!.divisionId);
  const since = Math.floor(db.clock.now().getTime() / 86_400_000) - 29;
  return {
    duck,
    count: async (age) => {
      const [row] = await duck.all<{ n: bigint; m: bigint }>(`
        select count(*) as n, count(distinct household) as m from flat
        where county in (${counties.join(', ')})
          and party in (${codes.map(({ code }) => code).join(', ')})
          and birth_year between ${year - 70} and ${year - age}
          and bit_count(generals & 15::uinteger) >= 1
          and support in (1, 2) and contacted < ${since}`);
      return { count: Number(row!.n), households: Number(row!.m) };
    },
  };
}

async function measure(asker: Asker, byHand: ByHand, note: (text: string) => void) {
  const terms = termsOf(asker);
  const latencies: number[] = [];
  const engine: number[] = [];
  const hand: number[] = [];
  for (let turn = 0; turn < WARM_TURNS + TURNS; turn++) {
    const age = 18 + (turn % 30);
    const startMs = performance.now();
    const reply = await asker.count(treeOf(terms, age));
    const answeredMs = performance.now();
    const expected = await byHand.count(age);
    const doneMs = performance.now();
    if (reply.count !== expected.count || reply.households !== expected.households) {
      throw new Error(`${reply.count} people in ${reply.households} homes, by hand `
        + `${expected.count} in ${expected.households}`);
    }
    if (turn === 0) note(`${reply.count} of ${reply.total} voters`);
    if (turn < WARM_TURNS) continue;
    latencies.push(answeredMs - startMs);
    engine.push(reply.engineMs);
    hand.push(doneMs - answeredMs);
  }
  return { latencies, engine, hand };
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

const round = (value: number): number => Math.round(value * 100) / 100;
