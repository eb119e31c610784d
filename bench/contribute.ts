import { randomBytes } from 'node:crypto';
import { build } from 'hdr-histogram-js';
import pg from 'pg';
import { Pool } from 'undici';
import { organisations } from '../src/accounts/index.ts';
import { sealId } from '../src/kernel/index.ts';
import { migrate, type Database } from '../src/platform/index.ts';
import { anAuthorization } from '../test/accounts.ts';
import { startProduct, type Product } from './product.ts';
import { openRaw, type Raw, type RawContact } from './raw-contacts.ts';
import type { BenchOptions } from './run.ts';

const CLIENTS = 8;
const BATCH = 100;
const RATE = 500;
const ROUNDS = 5;
const VOTERS = 100_000;

/**
 * How fast contacts come in. The ratio sets the product (HTTP, matching, rights, durability, and
 * its feed and column store behind) against bare multi-row INSERTs of the same rows into tables of
 * the same shape on the same server, round about; generator, product and database share the
 * machine.
 */
export async function run(options: BenchOptions): Promise<void> {
  const voters = options.quick ? 5_000 : VOTERS;
  const { seed, note } = options;
  const product = await startProduct({ voters, contacts: 0, seed, note });
  try {
    const sender = await openSender(product);
    const raw = await openRaw(await secondDatabase(product.adminUrl));
    try {
      await reportRatio(options, { product, sender, raw });
      await reportSingles(options, { product, sender });
    } finally {
      await raw.close();
      await sender.close();
    }
  } finally {
    await product.stop();
  }
}

interface Bench {
  readonly product: Product;
  readonly sender: Sender;
  readonly raw: Raw;
}

async function reportRatio(options: BenchOptions, { product, sender, raw }: Bench): Promise<void> {
  const roundMs = options.quick ? 1_500 : 6_000;
  await sender.contribute(roundMs / 2);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await untilPlaced(product.db);
    const ceiling = await perSecond(roundMs, (untilMs) =>
      clients(() => raw.insert(sender.rows(BATCH)), untilMs));
    const reached = await perSecond(roundMs, (untilMs) =>
      clients(() => sender.send(BATCH), untilMs));
    ratios.push(reached / ceiling);
    options.note(`round ${round + 1}: ${Math.round(reached)} contacts/s of ${Math.round(ceiling)}`);
  }
  const median = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)]!;
  const value = Math.round(median * 1_000) / 1_000;
  options.report({
    figure: 'contribute.ratio', value, unit: 'of raw', goal: '>= 0.5', holds: value >= 0.5,
  });
}

/** Contacts a second, as told by the clients when the time is over. */
async function perSecond(
  forMs: number, act: (untilMs: number) => Promise<number>,
): Promise<number> {
  const startMs = performance.now();
  const done = await act(startMs + forMs);
  return done / ((performance.now() - startMs) / 1_000);
}

/** Eight clients, each with its next batch as soon as the last was acknowledged. */
async function clients(act: () => Promise<number>, untilMs: number): Promise<number> {
  const each = await Promise.all(Array.from({ length: CLIENTS }, async () => {
    let done = 0;
    while (performance.now() < untilMs) done += await act();
    return done;
  }));
  return each.reduce((sum, one) => sum + one, 0);
}

async function reportSingles(
  options: BenchOptions, { product, sender }: Omit<Bench, 'raw'>,
): Promise<void> {
  await untilPlaced(product.db);
  const seconds = options.quick ? 5 : 30;
  const warmSeconds = 3;
  const histogram = build({ highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: 3 });
  const startMs = performance.now();
  const requests: Promise<void>[] = [];
  for (let turn = 0; turn < RATE * (warmSeconds + seconds); turn++) {
    const dueMs = startMs + (turn * 1_000) / RATE;
    const waitMs = dueMs - performance.now();
    if (waitMs > 1) await new Promise((pass) => setTimeout(pass, waitMs));
    // From the time at which it should have gone out: a stall counts for all who wait in it.
    requests.push(sender.send(1).then(() => {
      if (turn < RATE * warmSeconds) return;
      histogram.recordValue(Math.round((performance.now() - dueMs) * 1_000));
    }));
  }
  await Promise.all(requests);
  const at = (percentile: number): number =>
    Math.round(histogram.getValueAtPercentile(percentile) / 10) / 100;
  options.note(`${RATE} single contacts a second: p50 ${at(50)} ms, p99 ${at(99)} ms, `
    + `the slowest ${at(100)} ms`);
  options.report({
    figure: 'contribute.single_p99_ms', value: at(99), unit: 'ms', goal: '<= 50',
    holds: at(99) <= 50,
  });
}

interface Voter {
  readonly personId: bigint;
  readonly voterId: string;
  readonly last: string;
  readonly first: string;
  readonly line: string;
  readonly zip: string;
  readonly birthYear: number;
  readonly precinctId: number;
}

interface Sender {
  /** Sends as many contacts in one request; resolves when all were acknowledged. */
  send(count: number): Promise<number>;
  /** The same contacts as rows. */
  rows(count: number): readonly RawContact[];
  contribute(forMs: number): Promise<void>;
  close(): Promise<void>;
}

/** One campaign's program: of ten people seven by voter id, two by Commonroll id, one by name. */
async function openSender({ url, db }: Product): Promise<Sender> {
  const campaign = (await organisations(db)).find(({ kind, side }) =>
    kind === 'campaign' && side === 'hard')!;
  const authorization = await anAuthorization(db, campaign, ['contacts:write']);
  const headers = { authorization, 'content-type': 'application/json' };
  const voters = await readVoters(db);
  const pool = new Pool(url, { connections: 64 });
  const prefix = randomBytes(4).toString('hex');
  let next = 0;
  const one = (): string => {
    const place = next++;
    const voter = voters[(place * 7_919) % voters.length]!;
    return `{"key":"${prefix}-${place}","person":${personOf(db, voter, place)},"channel":"door",`
      + `"result":"canvassed","occurredAt":"${new Date().toISOString()}",`
      + `"by":"canvasser-${place % 50}",`
      + `"answers":[{"question":"postal-trust","option":${1 + (place % 5)}}]}`;
  };
  const send = async (count: number): Promise<number> => {
    const contacts = Array.from({ length: count }, one).join(',');
    const reply = await pool.request({
      path: '/v1/contacts', method: 'POST', headers, body: `{"contacts":[${contacts}]}`,
    });
    const text = await reply.body.text();
    const counts = (JSON.parse(text) as { counts?: Record<string, number> }).counts;
    if (counts?.['accepted'] === undefined || counts['accepted'] + counts['review']! !== count) {
      throw new Error(`not all acknowledged: ${text.slice(0, 300)}`);
    }
    return count;
  };
  return {
    send,
    rows: (count) => Array.from({ length: count }, () => {
      const place = next++;
      const voter = voters[(place * 7_919) % voters.length]!;
      return { ...voter, key: `${prefix}-${place}`, place, isNamed: place % 10 === 9 };
    }),
    contribute: async (forMs) => void await clients(() => send(BATCH), performance.now() + forMs),
    close: () => pool.close(),
  };
}

function personOf(db: Database, voter: Voter, place: number): string {
  const kind = place % 10;
  if (kind < 7) return `{"state":"xc","voterId":"${voter.voterId}"}`;
  if (kind < 9) return `{"id":"${sealId(db.idKey, 'person', voter.personId)}"}`;
  const { first, last, line, zip, birthYear } = voter;
  return JSON.stringify({ name: { first, last }, address: { line, zip }, birthYear });
}

async function readVoters(db: Database): Promise<readonly Voter[]> {
  const rows = await db.system.selectFrom('registration')
    .select(['person_id', 'voter_id', 'last_name', 'first_name', 'street_address', 'zip',
      'birth_year', 'precinct_id'])
    .where('status', '=', 'A').where('confidential', '=', false)
    .where('birth_year', 'is not', null).where('precinct_id', 'is not', null)
    .where('street_address', '<>', '')
    .orderBy('person_id').limit(50_000).execute();
  return rows.map((row) => ({
    personId: row.person_id, voterId: row.voter_id, last: row.last_name, first: row.first_name,
    line: row.street_address, zip: row.zip, birthYear: row.birth_year!,
    precinctId: row.precinct_id!,
  }));
}

/** An empty database beside the product's, migrated the same: same tables, same indexes. */
async function secondDatabase(adminUrl: string): Promise<string> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  await client.query('create database raw');
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = '/raw';
  await migrate({ adminUrl: url.href });
  return url.href;
}

/** What the product does after it acknowledged belongs to its own round. */
async function untilPlaced(db: Database): Promise<void> {
  for (;;) {
    const row = await db.system.selectFrom('change')
      .leftJoin('change_place', 'change_place.change_id', 'change.change_id')
      .select('change.change_id').where('change_place.place', 'is', null).executeTakeFirst();
    if (!row) break;
    await new Promise((again) => setTimeout(again, 50));
  }
  await new Promise((pass) => setTimeout(pass, 1_000));
}
