import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openExchange, type TestExchange } from '../../../test/exchange.ts';
import { addVoters } from '../../../test/state.ts';
import { contactsReply, type ContactOutcome } from '../contract.ts';

let exchange: TestExchange;

beforeAll(async () => {
  exchange = await openExchange(4540);
  await addVoters(exchange.db, exchange.state, Array.from({ length: 6 }, (_, place) => ({
    voterId: `XC${place}`, last: 'DEMO', first: `VOTER${'ABCDEF'[place]}`, birthYear: 1950 + place,
  })));
});
afterAll(() => exchange.close());

/** A contact as the law sees it: its key, whom it is about, and one thing that may differ. */
interface Sent {
  readonly key: string;
  readonly voter: number;
  readonly option: number;
}

const sent: fc.Arbitrary<Sent> = fc.record({
  key: fc.integer({ min: 0, max: 9 }).map((number) => `k${number}`),
  // The seventh is on no roll: it waits.
  voter: fc.integer({ min: 0, max: 6 }),
  option: fc.integer({ min: 1, max: 2 }),
});
/** Several requests that are sent at once, with the same keys in them again and again. */
const requests = fc.array(fc.array(sent, { minLength: 1, maxLength: 12 }), {
  minLength: 1, maxLength: 6,
});

let run = 0;

const bodyOf = ({ key, voter, option }: Sent, prefix: string) => ({
  key: `${prefix}${key}`, person: { state: 'xc', voterId: `XC${voter}` }, channel: 'door',
  result: 'canvassed', occurredAt: '2026-10-20T10:00:00Z',
  answers: [{ question: 'postal-trust', option }],
});

async function send(contacts: readonly Sent[], prefix: string): Promise<readonly ContactOutcome[]> {
  const body = { contacts: contacts.map((one) => bodyOf(one, prefix)) };
  const reply = await exchange.ask('lopez', '/v1/contacts', { body });
  expect(reply).toMatchObject({ status: 200 });
  return contactsReply.parse(reply.body).items;
}

interface Stored {
  readonly key: string;
  readonly contactId: string;
  readonly option: number | null;
  readonly waits: boolean;
}

async function stored(prefix: string): Promise<readonly Stored[]> {
  const { rows } = await sql<Stored>`
    select k.key, k.contact_id::text as "contactId", a.option, p.contact_id is not null as waits
    from contact_key k
      left join contact c on c.contact_id = k.contact_id
      left join answer a on a.contact_id = k.contact_id
      left join pending_contact p on p.contact_id = k.contact_id
    where k.key like ${`${prefix}%`} and (c.contact_id is null) <> (p.contact_id is null)
    order by k.key`.execute(exchange.db.system);
  return rows;
}

async function changesOf(contacts: readonly Stored[]): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from change
    where kind = 'contact.recorded' and object_id::text = any (
      ${contacts.map(({ contactId }) => contactId)}::text[])`.execute(exchange.db.system);
  return Number(rows[0]!.n);
}

it('one key has one effect, however often, in whatever order and at once it is sent', async () => {
  await fc.assert(fc.asyncProperty(requests, async (batches) => {
    const prefix = `run${run += 1}-`;
    const replies = await Promise.all(batches.map((batch) => send(batch, prefix)));
    const again = await send(batches.flat(), prefix);
    const rows = await stored(prefix);
    const model = new Map<string, Sent>();
    batches.forEach((batch, at) => batch.forEach((one, place) => {
      const { outcome } = replies[at]![place]!;
      if (outcome === 'accepted' || outcome === 'review') {
        // Nothing is acknowledged twice under one key.
        expect(model.has(one.key)).toBe(false);
        model.set(one.key, one);
      }
    }));
    const expected = [...model.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, voter, option }) => ({
        key: `${prefix}${key}`, option: voter === 6 ? null : option, waits: voter === 6,
      }));
    expect(rows.map(({ key, option, waits }) => ({ key, option, waits }))).toEqual(expected);
    expect(await changesOf(rows)).toBe(rows.filter(({ waits }) => !waits).length);
    // Whatever was sent is either what stands, or another contact under a used key.
    batches.flat().forEach((one, place) => {
      const first = model.get(one.key)!;
      const isSame = first.voter === one.voter && first.option === one.option;
      expect(again[place]!.outcome).toBe(isSame ? 'duplicate' : 'refused');
    });
  }), { numRuns: 40 });
});
