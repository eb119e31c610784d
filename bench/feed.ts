import { build } from 'hdr-histogram-js';
import { request } from 'node:http';
import pg from 'pg';
import { organisations, type Organisation } from '../src/accounts/index.ts';
import type { Scope } from '../src/accounts/contract.ts';
import { sealId } from '../src/kernel/index.ts';
import type { Database } from '../src/platform/index.ts';
import { anAuthorization } from '../test/accounts.ts';
import { startProduct, type Product } from './product.ts';
import type { BenchOptions } from './run.ts';

const RATE = 500;
const SUBSCRIBERS = 40;
/** Contacts in one request, as a field app that sends its queue. */
const BATCH = 10;
const WARM_SECONDS = 5;
const PERSONS_EACH = 400;

/**
 * From commit to delivery: contacts come in through HTTP at a steady rate and every one of them
 * goes out to every subscriber of the same side. Commit times are PostgreSQL's own
 * (track_commit_timestamp), arrival times those of the consumer, on one machine and clock. Every
 * stream must have every contact, under numbers without a gap, or there is no figure.
 */
export async function run(options: BenchOptions): Promise<void> {
  const product = await startProduct({
    voters: 2_000, contacts: 0, seed: options.seed, note: options.note,
    settings: { track_commit_timestamp: 'on' },
  });
  try {
    const seconds = options.quick ? 8 : 30;
    const measured = await measure(product, seconds, options.note);
    const report = (figure: string, percentile: number, goal: number): void => {
      const value = Math.round(measured.getValueAtPercentile(percentile) / 10) / 100;
      options.report({ figure, value, unit: 'ms', goal: `<= ${goal}`, holds: value <= goal });
    };
    report('feed.p50_ms', 50, 100);
    report('feed.p99_ms', 99, 1_000);
  } finally {
    await product.stop();
  }
}

async function measure(
  { url, db, adminUrl }: Product, seconds: number, note: (text: string) => void,
): Promise<ReturnType<typeof build>> {
  const hard = (await organisations(db)).filter(({ side }) => side === 'hard');
  const writers = await Promise.all(hard.slice(0, 4).map((organisation) =>
    openWriter({ url, db }, organisation)));
  await untilPlaced(db);
  const streams = await Promise.all(Array.from({ length: SUBSCRIBERS }, (_, place) =>
    openStream({ url, db }, hard[place % hard.length]!, `bench-${place}`)));
  note(`${RATE} contacts a second for ${WARM_SECONDS + seconds} s to ${SUBSCRIBERS} streams`);
  const sent = await contribute(writers, WARM_SECONDS + seconds);
  await until(() => streams.every((stream) => stream.arrivals.size >= sent.size));
  streams.forEach((stream) => stream.close());
  for (const { arrivals, lastNumber } of streams) {
    if (arrivals.size !== sent.size || lastNumber() !== sent.size) {
      throw new Error(`a stream has ${arrivals.size} contacts, ${lastNumber()} numbers, `
        + `of ${sent.size}`);
    }
  }
  const commits = await readCommits({ db, adminUrl }, WARM_SECONDS);
  // Hundredths of a millisecond, up to ten minutes.
  const histogram = build({ highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: 3 });
  for (const { arrivals } of streams) {
    for (const [contactId, arrivedMs] of arrivals) {
      const committedMs = commits.get(contactId);
      if (committedMs === undefined) continue;
      histogram.recordValue(Math.max(0, Math.round((arrivedMs - committedMs) * 1_000)));
    }
  }
  note(`${histogram.totalCount} deliveries measured, the slowest `
    + `${Math.round(histogram.maxValue / 1_000)} ms`);
  return histogram;
}

interface Place {
  readonly url: string;
  readonly db: Database;
}

async function headersOf(
  db: Database, organisation: Organisation, scopes: readonly Scope[],
): Promise<Record<string, string>> {
  return {
    authorization: await anAuthorization(db, organisation, scopes),
    'commonroll-purpose': 'gotv', 'content-type': 'application/json',
  };
}

interface Writer {
  send(count: number): Promise<readonly string[]>;
}

interface Reply {
  readonly items: readonly {
    readonly outcome: string; readonly contactId?: string; readonly personId?: string;
  }[];
}

/** A program of one organisation, with persons of its own to contact. */
async function openWriter({ url, db }: Place, organisation: Organisation): Promise<Writer> {
  const headers = await headersOf(db, organisation, ['contacts:write']);
  let key = 0;
  const post = async (persons: readonly object[]): Promise<Reply['items']> => {
    const reply = await fetch(`${url}/v1/contacts`, {
      method: 'POST', headers, body: JSON.stringify({
        contacts: persons.map((person) => ({
          key: `bench-${key++}`, person, channel: 'door', result: 'canvassed',
          occurredAt: new Date().toISOString(), by: 'bench',
          answers: [{ question: 'postal-trust', option: 1 + (key % 5) }],
        })),
      }),
    });
    const { items } = await reply.json() as Reply;
    const refused = items?.find(({ outcome }) => outcome !== 'accepted');
    if (!items || refused) throw new Error(`not accepted: ${JSON.stringify(refused ?? items)}`);
    return items;
  };
  const made = await post(Array.from({ length: PERSONS_EACH }, (_, place) => ({
    name: { last: letters(place * 7_919 + 3_000_017), first: letters(place * 104_729 + 500_009) },
    birthDate: `19${30 + (place % 70)}-0${1 + (place % 9)}-1${place % 10}`,
  })));
  let next = 0;
  return {
    send: async (count) => {
      const persons = Array.from({ length: count }, () => (
        { id: made[next++ % made.length]!.personId }));
      return (await post(persons)).map(({ contactId }) => contactId!);
    },
  };
}

const letters = (number: number): string => [...number.toString(26)]
  .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');

/** Sends at fixed times, whether or not earlier requests were answered. */
async function contribute(writers: readonly Writer[], seconds: number): Promise<Set<string>> {
  const sent = new Set<string>();
  const startMs = performance.now();
  const requests: Promise<void>[] = [];
  for (let turn = 0; turn < (RATE / BATCH) * seconds; turn++) {
    const dueMs = startMs + (turn * 1_000 * BATCH) / RATE;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await new Promise((pass) => setTimeout(pass, waitMs));
    const sending = writers[turn % writers.length]!.send(BATCH);
    requests.push(sending.then((ids) => ids.forEach((id) => sent.add(id))));
  }
  await Promise.all(requests);
  return sent;
}

interface BenchStream {
  /** When each contact arrived, in milliseconds of the wall clock. */
  readonly arrivals: ReadonlyMap<string, number>;
  lastNumber(): number;
  close(): void;
}

async function openStream(
  { url, db }: Place, organisation: Organisation, name: string,
): Promise<BenchStream> {
  const headers = await headersOf(db, organisation, ['feed:read']);
  const made = await fetch(`${url}/v1/subscriptions`, {
    method: 'POST', headers, body: JSON.stringify({ name, kinds: ['contact.recorded'] }),
  });
  const { subscriptionId } = await made.json() as { subscriptionId: string };
  const arrivals = new Map<string, number>();
  let number = 0;
  let rest = '';
  const take = (chunk: string): void => {
    const nowMs = performance.timeOrigin + performance.now();
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      // Looked at as text: forty consumers share the machine with what is measured.
      if (!block.startsWith('id: ')) continue;
      const given = Number(block.slice(4, block.indexOf('\n')));
      if (given !== number + 1) throw new Error(`number ${given} after ${number}`);
      number = given;
      const at = block.indexOf('"contactId":"') + 13;
      arrivals.set(block.slice(at, at + 15), nowMs);
    }
  };
  const call = request(`${url}/v1/subscriptions/${subscriptionId}/stream`, { headers });
  await new Promise<void>((resolve, reject) => {
    call.once('error', reject);
    call.once('response', (response) => {
      response.setEncoding('utf8').on('data', take).on('error', () => undefined);
      resolve();
    });
    call.end();
  });
  return { arrivals, lastNumber: () => number, close: () => call.destroy() };
}

/** When each contact was committed, but for those of the first seconds. */
async function readCommits(
  { db, adminUrl }: { readonly db: Database; readonly adminUrl: string }, warmSeconds: number,
): Promise<ReadonlyMap<string, number>> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ object_id: string; ms: number }>(`
      select object_id::text,
        extract(epoch from pg_xact_commit_timestamp(xid::xid))::float8 * 1000 as ms
      from change where kind = 'contact.recorded'`);
    const firstMs = Math.min(...rows.map(({ ms }) => ms)) + warmSeconds * 1_000;
    return new Map(rows.filter(({ ms }) => ms >= firstMs)
      .map(({ object_id: id, ms }) => [sealId(db.idKey, 'contact', BigInt(id)), ms]));
  } finally {
    await client.end();
  }
}

/** What the writers made beforehand is no part of any stream. */
async function untilPlaced(db: Database): Promise<void> {
  for (;;) {
    const row = await db.system.selectFrom('change')
      .leftJoin('change_place', 'change_place.change_id', 'change.change_id')
      .select('change.change_id').where('change_place.place', 'is', null).executeTakeFirst();
    if (!row) return;
    await new Promise((again) => setTimeout(again, 50));
  }
}

async function until(holds: () => boolean): Promise<void> {
  const endMs = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > endMs) return;
    await new Promise((again) => setTimeout(again, 20));
  }
}
