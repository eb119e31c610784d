import { organisations } from '../src/accounts/index.ts';
import type { ClaimGiven, MatchReply } from '../src/identity/contract.ts';
import { readListFile } from '../src/identity/file/index.ts';
import type { Told } from '../src/identity/told.ts';
import { anAuthorization } from '../test/accounts.ts';
import type { LinkageList } from '../test/linkage/lists.ts';
import { inProcess, linkageStage, preparedRoll } from './linkage.ts';
import { startProduct, type Product } from './product.ts';
import type { BenchOptions } from './run.ts';

const PER_SECOND = 500;

/**
 * One record at a time: inside a process at ten million on one thread, reading the record included;
 * and through the API of a product of 200,000 voters at 500 a second, from the time at which each
 * was meant to be sent. Agreement is that of single requests with one request for all.
 */
export async function run(options: BenchOptions): Promise<void> {
  const { report, note, quick } = options;
  const stage = await linkageStage(options);
  await preparedRoll(stage);
  const lists = stage.lists.map(({ path }) => path);
  const done = await inProcess({ act: 'match', index: stage.index, lists,
    records: quick ? 8_000 : 100_000 });
  const rate = Math.round(done.rows / done.seconds);
  note(`${done.rows} records in ${done.seconds.toFixed(1)} s; the process held at most `
    + `${Math.round(done.peakMb)} MB`);
  report({ figure: 'match.per_second', value: rate, unit: 'records/s', goal: '>= 10000',
    holds: rate >= 10_000 });
  report({ figure: 'match.p50_ms', value: round(done.p50Ms), unit: 'ms', goal: '<= 0.1',
    holds: done.p50Ms <= 0.1 });
  report({ figure: 'match.p99_ms', value: round(done.p99Ms), unit: 'ms', goal: '<= 1',
    holds: done.p99Ms <= 1 });
  report({ figure: 'match.memory_mb', value: Math.round(done.residentMb), unit: 'MB',
    goal: '<= 1500', holds: done.residentMb <= 1_500 });
  await overHttp(options, stage.lists);
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

async function overHttp(
  { seed, quick, report, note }: BenchOptions, lists: readonly LinkageList[],
): Promise<void> {
  const product = await startProduct({ voters: quick ? 20_000 : 200_000, contacts: 1_000, seed,
    note });
  try {
    const ask = await anAsker(product);
    const claims = await claimsOf(lists, quick ? 1_000 : 5_000);
    for (const claim of claims.slice(0, 500)) await ask([claim]);
    const times = await paced(claims, ask);
    times.sort((one, other) => one - other);
    const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!;
    note(`HTTP p50 ${round(at(0.5))} ms, p99.9 ${round(at(0.999))} ms`);
    report({ figure: 'match.http_p99_ms', value: round(at(0.99)), unit: 'ms', goal: '<= 10',
      holds: at(0.99) <= 10 });
    const percent = await agreement(claims, ask);
    report({ figure: 'match.agree_percent', value: round(percent), unit: '%', goal: '>= 99.9',
      holds: percent >= 99.9 });
  } finally {
    await product.stop();
  }
}

type Ask = (records: readonly ClaimGiven[]) => Promise<MatchReply>;

async function anAsker({ url, db }: Product): Promise<Ask> {
  const campaign = (await organisations(db)).find(({ kind, side }) =>
    kind === 'campaign' && side === 'hard')!;
  const headers = {
    'authorization': await anAuthorization(db, campaign, ['persons:read']),
    'commonroll-purpose': 'gotv', 'content-type': 'application/json',
  };
  return async (records) => {
    const reply = await fetch(`${url}/v1/match`,
      { method: 'POST', headers, body: JSON.stringify({ records }) });
    if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
    return await reply.json() as MatchReply;
  };
}

async function claimsOf(
  lists: readonly LinkageList[], count: number,
): Promise<readonly ClaimGiven[]> {
  const each = Math.ceil(count / lists.length);
  const claims = await Promise.all(lists.map(async ({ path }) => {
    const own: ClaimGiven[] = [];
    for await (const rows of readListFile(path)) {
      own.push(...rows.flatMap(({ told }) => claimOf(told) ?? []));
      if (own.length >= each) break;
    }
    return own.slice(0, each);
  }));
  return claims.flat();
}

/** A row as a program would send it; rows that tell no whole name are left out. */
function claimOf(told: Told): ClaimGiven | undefined {
  const name = told.fullName !== '' ? { fullName: told.fullName }
    : told.last !== '' && told.first !== ''
      ? { name: { last: told.last, first: told.first } } : undefined;
  if (name === undefined) return undefined;
  const year = Number(told.birthYear);
  return {
    ...name, ...(year > 1900 && year < 2010 && { birthYear: year }),
    ...(told.address !== '' && told.address.length < 200
      && { address: { line: told.address, city: told.city, zip: told.zip } }),
  };
}

/** Sends each at its time, whatever the earlier ones take; answers the milliseconds from there. */
async function paced(claims: readonly ClaimGiven[], ask: Ask): Promise<number[]> {
  const began = performance.now();
  const waiting: Promise<number>[] = [];
  for (const [place, claim] of claims.entries()) {
    const due = began + place * 1000 / PER_SECOND;
    const waitMs = due - performance.now();
    if (waitMs > 1) await new Promise((pass) => setTimeout(pass, waitMs));
    waiting.push(ask([claim]).then(() => performance.now() - due));
  }
  return Promise.all(waiting);
}

async function agreement(claims: readonly ClaimGiven[], ask: Ask): Promise<number> {
  const sample = claims.slice(0, 1_000);
  // Each in a list of its own: one list may mean one stranger twice, single requests cannot.
  const together = (await ask(sample)).items;
  let same = 0;
  for (const [place, claim] of sample.entries()) {
    const [alone] = (await ask([claim])).items;
    const other = together[place]!;
    if (alone!.outcome === other.outcome && alone!.personId === other.personId
      && Math.abs(alone!.probability - other.probability) < 1e-3) same++;
  }
  return 100 * same / sample.length;
}
