import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExchange, type TestExchange } from '../../../test/exchange.ts';
import { addVoters, type TestSlug } from '../../../test/state.ts';
import { judgementsReply, mergeReply, splitReply } from '../../identity/graph/contract.ts';
import { problemSchema, seal } from '../../platform/index.ts';
import { contactsReply, type ContactOutcome } from '../contract.ts';
import { personPage, type PersonPage } from './contract.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openExchange(5101);
});
afterAll(() => exchange.close());

type Given = Readonly<Record<string, unknown>>;
let serial = 0;

async function voter(last: string): Promise<string> {
  serial += 1;
  const [id] = await addVoters(exchange.db, exchange.state, [
    { voterId: `XC${serial}`, last, first: 'ANA', birthYear: 1950, line: `${serial} Elm St` },
  ]);
  return seal(exchange.db, 'person', id!);
}

async function send(slug: TestSlug, person: Given, more: Given = {}): Promise<ContactOutcome> {
  serial += 1;
  const { body } = await exchange.ask(slug, '/v1/contacts', { body: { contacts: [{
    key: `k-${serial}`, channel: 'door', result: 'canvassed', occurredAt: '2026-10-19T10:00:00Z',
    answers: [{ question: 'postal-trust', option: 2 }], person, ...more,
  }] } });
  return contactsReply.parse(body).items[0]!;
}

/** Someone of whom only this organisation knows. */
async function stranger(slug: TestSlug, last: string, more: Given = {}): Promise<ContactOutcome> {
  serial += 1;
  const phone = `+1919555${String(1000 + serial)}`;
  return send(slug, { fullName: `Zoe ${last}`, birthYear: 1980, phone }, more);
}

async function page(slug: TestSlug, id: string | undefined): Promise<PersonPage> {
  const { status, body } = await exchange.ask(slug, `/v1/persons/${id}`);
  expect(status).toBe(200);
  return personPage.parse(body);
}

const post = (slug: TestSlug, path: string, body: Given) => exchange.ask(slug, path, { body });
const codeOf = (reply: { readonly body: unknown }): string => problemSchema.parse(reply.body).code;

async function merge(slug: TestSlug, one: string | undefined, other: string | undefined) {
  const reply = await post(slug, `/v1/persons/${one}/merge`, { with: other, reason: 'same door' });
  return mergeReply.parse(reply.body);
}

async function split(slug: TestSlug, id: string | undefined, statements: readonly string[]) {
  const reply = await post(slug, `/v1/persons/${id}/split`, { statements, reason: 'two people' });
  return splitReply.parse(reply.body);
}

const contactsOf = ({ timeline }: PersonPage) =>
  timeline.items.map(({ contactId }) => contactId).sort();

/** What is shown of her but her id and the time of the reading. */
function withoutIds({ personId, asOf, timeline, ...rest }: PersonPage) {
  expect(personId).not.toBe(asOf);
  return { ...rest, timeline: timeline.items.map((one) => ({ ...one, personId: '' })) };
}

describe('a merge', () => {
  it('shows both as one by the older id; each id leads there; a split gives all back', async () => {
    const registered = await voter('OAKLEY');
    const first = await send('lopez', { id: registered });
    const { personId: other, contactId } = await stranger('okafor', 'Oakley');
    const merged = await merge('party', other, registered);
    expect(merged).toMatchObject({ personId: registered, aliases: [other] });
    for (const id of [registered, other]) {
      const shown = await page('lopez', id);
      expect(shown.personId).toBe(registered);
      expect(contactsOf(shown)).toEqual([first.contactId, contactId].sort());
      const told = shown.timeline.items.map((one) => one.personId);
      expect(new Set(told)).toEqual(new Set([registered]));
    }
    const { body } = await exchange.ask('lopez', `/v1/persons?q=${other}`);
    expect((body as { items: { personId: string }[] }).items.map(({ personId }) => personId))
      .toEqual([registered]);
    const toOld = await send('lopez', { id: other });
    const toNew = await send('lopez', { id: registered });
    const { statements } = await page('party', registered);
    const done = await split('lopez', registered, statements.map((one) => one.statementId));
    expect(done).toMatchObject({ personId: registered, splitPersonId: other, contacts: 0 });
    expect(contactsOf(await page('party', other))).toEqual([contactId, toOld.contactId].sort());
    expect(contactsOf(await page('party', registered)))
      .toEqual([first.contactId, toNew.contactId].sort());
  });

  it('widens no right to read, and drops nothing that the merger cannot see', async () => {
    const registered = await voter('PINE');
    const soft = await stranger('neighbors', 'Pine');
    const hard = await stranger('lopez', 'Pine');
    await send('neighbors', { id: registered });
    const before = {
      soft: await page('neighbors', soft.personId), roll: await page('neighbors', registered),
      unsigned: await exchange.ask('unsigned', `/v1/persons/${registered}`),
    };
    await merge('lopez', registered, hard.personId);
    expect(withoutIds(await page('neighbors', registered))).toEqual(withoutIds(before.roll));
    const { status } = await exchange.ask('unsigned', `/v1/persons/${registered}`);
    expect(status).toBe(before.unsigned.status);
    await merge('neighbors', registered, soft.personId);
    const shown = await page('neighbors', soft.personId);
    expect(contactsOf(shown)).toContain(soft.contactId);
    expect(contactsOf(shown)).not.toContain(hard.contactId);
    const theirs = await page('lopez', hard.personId);
    expect(contactsOf(theirs)).toEqual([hard.contactId]);
    expect(theirs.statements.map((one) => one.seen.organisation?.slug)).toEqual(['lopez']);
  });

  it('makes nobody a rival of herself: what comes next is hers, by either name', async () => {
    const registered = await voter('SEQUOIA');
    const line = `${serial} Elm St`;
    const phone = '+19195550107';
    const { personId } = await send('lopez',
      { fullName: 'Wilma Underhill', birthYear: 1950, phone });
    expect(personId).not.toBe(registered);
    await merge('lopez', registered, personId);
    for (const told of [
      { fullName: 'Wilma Underhill', birthYear: 1950, phone },
      { fullName: 'Ana Sequoia', birthYear: 1950, address: { line, zip: '27511' } },
    ]) {
      expect(await send('lopez', told))
        .toMatchObject({ outcome: 'accepted', personId: registered });
    }
    const { statements } = await page('lopez', registered);
    const wilma = statements.filter(({ name }) => name === 'Wilma Underhill');
    expect(wilma).toHaveLength(2);
    await split('lopez', registered, wilma.map(({ statementId }) => statementId));
    const parted = await page('lopez', personId);
    expect(parted.statements.map(({ name }) => name))
      .toEqual(['Wilma Underhill', 'Wilma Underhill']);
  });

  it('of two lines of the roll leaves one person to be meant', async () => {
    const { db, state } = exchange;
    const twice = { last: 'TAMARACK', first: 'UMA', birthYear: 1977, line: '80 Cedar St' };
    const ids = await addVoters(db, state, [
      { ...twice, voterId: 'XC900' }, { ...twice, voterId: 'XC901' },
    ]);
    const [one, other] = ids.map((id) => seal(db, 'person', id));
    const told = {
      fullName: 'Uma Tamarack', birthYear: 1977, address: { line: '80 Cedar St', zip: '27511' },
    };
    expect(await send('lopez', told)).toMatchObject({ outcome: 'review' });
    await merge('lopez', one, other);
    expect(await send('lopez', told)).toMatchObject({ outcome: 'accepted', personId: one });
  });

  it('is for those who see both persons, may write persons and are participants', async () => {
    const registered = await voter('QUINCE');
    const { personId } = await stranger('neighbors', 'Quince');
    const blind = await post('lopez', `/v1/persons/${registered}/merge`, { with: personId });
    expect([blind.status, codeOf(blind)]).toEqual([404, 'identity/unknown-person']);
    const own = [await stranger('unsigned', 'Quince'), await stranger('unsigned', 'Quincy')];
    const unsigned = await post('unsigned', `/v1/persons/${own[0]!.personId}/merge`,
      { with: own[1]!.personId });
    expect(unsigned.status).toBe(403);
  });

  it('twice is once, and goes round no circle', async () => {
    const ids = [await voter('ROWAN'), await voter('ROWAN'), await voter('ROWAN')];
    await merge('lopez', ids[2], ids[1]);
    await merge('lopez', ids[1], ids[0]);
    const again = await merge('okafor', ids[0], ids[2]);
    expect(again).toEqual({ personId: ids[0], aliases: [ids[1], ids[2]], actId: null });
  });
});

describe('a split inside one number', () => {
  it('takes statements with their contacts to someone new, losing and doubling none', async () => {
    const registered = await voter('SPRUCE');
    const right = await send('lopez', { id: registered, fullName: 'Ana Spruce' });
    const wrong = await send('okafor', { id: registered, fullName: 'Bea Spruce' }, {
      answers: [
        { question: 'postal-trust', option: 5 }, { theirQuestion: 'dog?', theirAnswer: 'two' },
      ],
    });
    const { statements } = await page('lopez', registered);
    const bea = statements.find(({ name }) => name === 'Bea Spruce')!;
    const done = await split('lopez', registered, [bea.statementId]);
    expect(done).toMatchObject({ personId: registered, contacts: 1 });
    expect(contactsOf(await page('lopez', registered))).toEqual([right.contactId]);
    const moved = await page('okafor', done.splitPersonId);
    expect(contactsOf(moved)).toEqual([wrong.contactId]);
    expect(moved.timeline.items[0]).toMatchObject({
      answers: [{ number: 5 }], ownAnswers: [{ question: 'dog?', answer: 'two' }],
    });
    expect(moved.statements.map(({ name }) => name)).toEqual(['Bea Spruce']);
    const { body } = await exchange.ask('okafor', '/v1/contacts?limit=500');
    const { items } = body as { items: { contactId: string; personId: string }[] };
    expect(items.filter(({ contactId }) => contactId === wrong.contactId)
      .map(({ personId }) => personId)).toEqual([done.splitPersonId]);
    const retracted = await post('okafor', `/v1/contacts/${wrong.contactId}/retract`, {});
    expect(retracted.status).toBe(200);
    expect(contactsOf(await page('lopez', done.splitPersonId))).toEqual([]);
  });

  it('leaves a steward free to join again, and then to part again', async () => {
    const registered = await voter('TEAK');
    await send('lopez', { id: registered, fullName: 'Ana Teak' });
    const [{ statementId } = { statementId: '' }] = (await page('lopez', registered)).statements;
    const { splitPersonId } = await split('lopez', registered, [statementId]);
    expect((await merge('okafor', splitPersonId, registered)).personId).toBe(registered);
    const again = await split('okafor', splitPersonId, [statementId]);
    expect(again).toMatchObject({ personId: registered, splitPersonId, contacts: 0 });
    expect(contactsOf(await page('lopez', splitPersonId))).toHaveLength(1);
  });

  it('refuses what is not there and what would leave nothing', async () => {
    const { personId } = await stranger('lopez', 'Umber');
    const { statements } = await page('lopez', personId);
    const path = `/v1/persons/${personId}/split`;
    const all = await post('lopez', path, { statements: statements.map((one) => one.statementId) });
    expect([all.status, codeOf(all)]).toEqual([400, 'identity/nothing-left']);
    const foreign = await stranger('neighbors', 'Umber');
    const [theirs] = (await page('neighbors', foreign.personId)).statements;
    const none = await post('lopez', path, { statements: [theirs!.statementId] });
    expect([none.status, codeOf(none)]).toEqual([404, 'identity/unknown-statement']);
  });
});

describe('an act taken back', () => {
  const undo = (slug: TestSlug, actId: string | null) =>
    exchange.ask(slug, `/v1/judgement-acts/${actId}/undo`, { method: 'POST' });

  it('leaves all as it was before, be it a merge or a split, by its own organisation', async () => {
    const registered = await voter('YEW');
    const { personId, contactId } = await stranger('lopez', 'Yew');
    const { actId } = await merge('lopez', registered, personId);
    const foreign = await undo('okafor', actId);
    expect([foreign.status, codeOf(foreign)]).toEqual([404, 'identity/unknown-act']);
    for (const times of [1, 2]) {
      expect((await undo('lopez', actId)).body).toEqual({ personIds: [registered, personId] });
      expect((await page('lopez', personId)).personId, String(times)).toBe(personId);
    }
    await send('lopez', { id: personId, fullName: 'Bea Yew' });
    const { statements } = await page('lopez', personId);
    const bea = statements.find(({ name }) => name === 'Bea Yew')!;
    const parted = await split('lopez', personId, [bea.statementId]);
    expect(contactsOf(await page('lopez', personId))).toEqual([contactId]);
    await undo('lopez', parted.actId);
    expect((await page('lopez', parted.splitPersonId)).personId).toBe(personId);
    expect(contactsOf(await page('lopez', personId))).toHaveLength(2);
  });
});

describe('why these are one', () => {
  it('is told in judgements and sentences, as far as the viewer reads both records', async () => {
    const registered = await voter('VINE');
    const { personId } = await stranger('lopez', 'Vine');
    await merge('lopez', registered, personId);
    const ask = async (slug: TestSlug) => judgementsReply.parse(
      (await exchange.ask(slug, `/v1/persons/${personId}/judgements`)).body);
    const why = await ask('okafor');
    expect(why.records).toHaveLength(2);
    expect(why.judgements).toMatchObject([{
      verdict: 'same', by: 'steward', stands: true, reason: 'same door',
      organisation: { slug: 'lopez' },
    }]);
    expect(why.sentences[0]).toContain('Decided by The lopez');
    const blind = await ask('neighbors');
    expect(blind.records.map(({ kind }) => kind)).toEqual(['registration']);
    expect(blind.judgements).toEqual([]);
    expect(JSON.stringify(blind)).not.toContain('Zoe');
  });
});

describe('an organisation’s own ids', () => {
  it('are many and long, name a person in contacts, and survive merge and split', async () => {
    const registered = await voter('WILLOW');
    const { personId } = await stranger('lopez', 'Willow');
    const long = 'x'.repeat(500);
    const put = (slug: TestSlug, externalId: string, id = personId) => exchange.ask(slug,
      `/v1/persons/${id}/external-ids`, { method: 'PUT', body: { externalId } });
    for (const externalId of [long, 'A 1/ü', 'A-1']) {
      expect((await put('lopez', externalId)).status).toBe(200);
    }
    expect((await put('lopez', 'A-1')).status).toBe(200);
    const taken = await put('lopez', 'A-1', registered);
    expect([taken.status, codeOf(taken)]).toEqual([409, 'identity/external-id-taken']);
    expect((await put('okafor', 'A-1', registered)).status).toBe(200);
    await merge('lopez', registered, personId);
    const lookUp = (externalId: string) => exchange.ask('lopez',
      `/v1/external-ids?externalId=${encodeURIComponent(externalId)}`);
    expect((await lookUp('A 1/ü')).body).toMatchObject({ personId: registered });
    const sent = await send('lopez', { externalId: 'A-1' });
    expect(sent).toMatchObject({ outcome: 'accepted', personId: registered });
    const [{ statementId } = { statementId: '' }] = (await page('lopez', registered)).statements;
    await split('lopez', registered, [statementId]);
    expect((await lookUp(long)).body).toMatchObject({ personId });
    expect(contactsOf(await page('lopez', personId))).toContain(sent.contactId);
    const gone = await exchange.ask('lopez',
      `/v1/persons/${personId}/external-ids?externalId=A-1`, { method: 'DELETE' });
    expect(gone.status).toBe(204);
    expect(codeOf(await lookUp('A-1'))).toBe('identity/unknown-external-id');
    expect(await send('lopez', { externalId: 'A-1' }))
      .toMatchObject({ outcome: 'refused', code: 'exchange/unknown-person' });
  });
});

it('contacts that come and go while people are joined and parted stay whole', async () => {
  const registered = await voter('ZELKOVA');
  const sent = await Promise.all(Array.from({ length: 6 }, (_, at) =>
    send('lopez', { id: registered, fullName: `Ana ${'ABCDEF'[at]}elkova` })));
  const { statements } = await page('lopez', registered);
  const parts = statements.map(({ statementId }) =>
    post('okafor', `/v1/persons/${registered}/split`, { statements: [statementId] }));
  const backs = sent.slice(0, 3).map(({ contactId }) =>
    post('lopez', `/v1/contacts/${contactId}/retract`, {}));
  const more = Array.from({ length: 6 }, () => send('okafor', { id: registered }));
  const [parted, retracted, came] = await Promise.all(
    [Promise.all(parts), Promise.all(backs), Promise.all(more)]);
  expect(retracted.map(({ status }) => status)).toEqual([200, 200, 200]);
  const ids = parted.map(({ body }) => splitReply.parse(body).splitPersonId);
  expect(new Set([registered, ...ids]).size).toBe(7);
  const pages = await Promise.all([registered, ...ids].map((id) => page('okafor', id).catch(
    () => undefined)));
  const shown = pages.flatMap((one) => (one ? contactsOf(one) : []));
  const standing = [...sent.slice(3), ...came].map(({ contactId }) => contactId);
  expect(shown.toSorted()).toEqual(standing.toSorted());
});

it('no number is ever used again, and no contact is lost or counted twice', async () => {
  const { rows } = await sql<{ bad: bigint }>`
    select count(*) as bad from (
      select contact_id from contact c where not exists (select from moved_contact m
        where m.person_id = c.person_id and m.contact_id = c.contact_id)
      group by contact_id having count(*) <> 1) twice`.execute(exchange.db.system);
  expect(rows[0]!.bad).toBe(0n);
  const lost = await sql<{ n: bigint }>`
    select count(*) as n from contact_key k
    where k.person_id is not null and not exists (select from contact c
      where c.contact_id = k.contact_id and c.person_id = k.person_id and not exists (
        select from moved_contact m
        where m.person_id = c.person_id and m.contact_id = c.contact_id))`
    .execute(exchange.db.system);
  expect(lost.rows[0]!.n).toBe(0n);
});
