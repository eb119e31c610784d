import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey, revokeKey, type Caller } from '../src/accounts/index.ts';
import { scopesOf } from '../src/accounts/scope.ts';
import { contactsReply, type ContactOutcome } from '../src/exchange/contract.ts';
import { previewReply, uploadStart, uploadView } from '../src/exchange/upload-contract.ts';
import { runUpload } from '../src/exchange/index.ts';
import { aMember } from './accounts.ts';
import { openWholeHouse, type Asked, type WholeHouse } from './whole-house.ts';

// Whatever comes in broken gets a clear problem that names field and reason, changes nothing and
// loses nothing: what was sent beside it is taken, and mended it is taken too.

let house: WholeHouse;

beforeAll(async () => {
  house = await openWholeHouse(4210, [
    { voterId: 'XC1', last: 'TESTERLY', first: 'QUILLAN', birthYear: 1971, line: '12 Oak St' },
    { voterId: 'XC2', last: 'MUÑOZ', first: 'ANA', birthYear: 1990, line: '1 Ash Ct' },
  ]);
});
afterAll(() => house.close());

type Given = Readonly<Record<string, unknown>>;
let serial = 0;

function contact(given: Given = {}): Given {
  serial += 1;
  return {
    key: `bad-${serial}`, person: { state: 'xc', voterId: 'XC1' }, channel: 'door',
    result: 'canvassed', occurredAt: '2026-10-20T15:00:00Z', ...given,
  };
}

async function contribute(
  contacts: readonly Given[], given: Asked = {},
): Promise<readonly ContactOutcome[]> {
  const { status, json } = await house.ask('/v1/contacts', { ...given, json: { contacts } });
  expect(status).toBe(200);
  const { items } = contactsReply.parse(json);
  expect(items).toHaveLength(contacts.length);
  return items;
}

async function rowsOf(query: ReturnType<typeof sql<Given>>): Promise<readonly Given[]> {
  return (await query.execute(house.db.system)).rows;
}

describe('a request that cannot be read is refused as a whole and changes nothing:', () => {
  const json = (text: string): Asked => ({ body: text });
  const many = Array.from({ length: 1001 }, (_, at) => ({ key: `m-${at}` }));
  const notUtf8 = Buffer.from('{"contacts":[{"by":"Jos\xe9"}]}', 'latin1');
  it.each<[string, Asked, string, string | undefined]>([
    ['malformed JSON', json('{"contacts":[{"key":'), 'platform/malformed-json', undefined],
    ['an empty body', json(''), 'platform/malformed-json', undefined],
    ['a NUL byte between the words of JSON', json('{"contacts":\u0000[]}'),
      'platform/malformed-json', undefined],
    ['bytes that are no UTF-8', { body: new Uint8Array(notUtf8) },
      'platform/malformed-json', undefined],
    ['a body of 10 MB', json(`{"contacts":["${'x'.repeat(10_000_000)}"]}`),
      'platform/body-too-large', undefined],
    ['another content type', { body: '<contacts/>', headers: { 'content-type': 'text/xml' } },
      'platform/media-type', undefined],
    ['1,001 contacts', { json: { contacts: many } }, 'exchange/invalid-request', '#/contacts'],
    ['no contacts', { json: { contacts: [] } }, 'exchange/invalid-request', '#/contacts'],
    ['contacts that are no list', { json: { contacts: 'all' } },
      'exchange/invalid-request', '#/contacts'],
  ])('%s', async (...[, given, code, pointer]) => {
    const before = await house.rows();
    const answer = await house.ask('/v1/contacts', given);
    const problem = answer.problem();
    expect([answer.status, problem.status, problem.code]).toEqual([400, 400, code]);
    expect(problem.detail).toMatch(/\.$/);
    expect(problem.errors?.[0]?.pointer).toBe(pointer);
    expect(await house.rows()).toEqual(before);
  });
});

describe('a contact that is wrong in itself is refused alone, naming field and reason:', () => {
  const answered = (question: string, option: unknown): Given =>
    ({ answers: [{ question, option }] });
  it.each<[string, Given, string, string, RegExp]>([
    ['an unknown question', answered('shoe-size', 1),
      'exchange/unknown-question', '/answers/0/question', /question/],
    ['an unknown option', answered('postal-trust', 'a-lot'),
      'exchange/unknown-option', '/answers/0/option', /1 fully, 2 mostly/],
    ['an unknown contest', answered('support:mayor-1900:x', 1),
      'exchange/unknown-contest', '/answers/0/question', /contest/],
    ['an unknown Commonroll id', { person: { id: 'p_0000000000001' } },
      'exchange/unknown-person', '/person/id', /no person/],
    ['a Commonroll id that never was one', { person: { id: 'XC1' } },
      'exchange/unknown-person', '/person/id', /no person/],
    ['a NUL in a text', { by: 'team\u0000one' }, 'exchange/invalid-contact', '/by', /NUL/],
    ['a NUL in a name', { person: { fullName: 'Ana\u0000Demo' } },
      'exchange/invalid-contact', '/person/fullName', /NUL/],
    ['a lone surrogate', { by: 'team \ud83d' }, 'exchange/invalid-contact', '/by', /surrogate/],
    ['a lone surrogate in an answer', answered('postal-trust', '\udc00'),
      'exchange/invalid-contact', '/answers/0/option', /surrogate/],
    ['a time that is none', { occurredAt: '2026-02-30T10:00:00Z' },
      'exchange/invalid-contact', '/occurredAt', /RFC 3339/],
  ])('%s', async (...[, given, code, pointer, reason]) => {
    const bad = contact(given);
    const before = await house.rows();
    const [refused, beside] = await contribute([bad, contact()]);
    expect(refused).toEqual({
      key: bad['key'], outcome: 'refused', code, pointer: `#/contacts/0${pointer}`,
      reason: expect.stringMatching(reason) as string,
    });
    expect(beside!.outcome).toBe('accepted');
    const after = await house.rows();
    expect(after).toEqual({
      ...before, contact: before['contact']! + 1, contact_key: before['contact_key']! + 1,
      change: before['change']! + 1, journal_entry: before['journal_entry']! + 1,
    });
    const [mended] = await contribute([contact({ key: bad['key'] })]);
    expect(mended!.outcome).toBe('accepted');
  });

  it.each([['a NUL', 'k\u00001'], ['half of a surrogate pair', 'k\ud83d']])(
    '%s in the key itself', async (_, key) => {
      const [refused, beside] = await contribute([contact({ key }), contact()]);
      expect(refused).toMatchObject({ outcome: 'refused', pointer: '#/contacts/0/key' });
      expect(beside!.outcome).toBe('accepted');
    });
});

describe('a contact whose person or time is doubtful is kept:', () => {
  it('an unknown voter id is acknowledged, waits, and is attached to nobody', async () => {
    const sent = contact({ person: { state: 'xc', voterId: 'XC404' } });
    const before = await house.rows();
    const [item] = await contribute([sent]);
    expect(item).toMatchObject({
      outcome: 'review', contactId: expect.stringMatching(/^c_/) as string,
    });
    const after = await house.rows();
    expect([after['pending_contact'], after['contact'], after['person']])
      .toEqual([before['pending_contact']! + 1, before['contact'], before['person']]);
    const [kept] = await rowsOf(sql`select code, body->'person' as person from pending_contact
      order by contact_id desc limit 1`);
    expect(kept).toEqual({ code: 'unknown-voter-id', person: sent['person'] });
    const [again] = await contribute([sent]);
    expect(again).toMatchObject({ outcome: 'duplicate', contactId: item!.contactId });
  });

  it('a time up to 24 hours ahead is accepted, dated to its receipt, and marked', async () => {
    const [item] = await contribute([contact({ occurredAt: '2026-10-21T16:00:00Z' })]);
    expect(item!.outcome).toBe('accepted');
    const [kept] = await rowsOf(sql`select occurred_at, dated_to_receipt from contact
      order by contact_id desc limit 1`);
    expect(kept).toEqual({ occurred_at: house.clock.now(), dated_to_receipt: true });
  });

  it('a time further ahead waits for a decision, and the contributor is told why', async () => {
    const [item] = await contribute([contact({ occurredAt: '2026-10-21T16:00:01Z' })]);
    expect(item).toMatchObject({
      outcome: 'review', reason: expect.stringMatching(/more than a day ahead/) as string,
    });
    const [kept] = await rowsOf(sql`select code, body->>'occurredAt' as told from pending_contact
      order by contact_id desc limit 1`);
    expect(kept).toEqual({ code: 'future-time', told: '2026-10-21T16:00:01Z' });
  });
});

describe('a key opens only what is its own:', () => {
  async function refused(given: Asked, path = '/v1/contacts'): Promise<readonly unknown[]> {
    const before = await house.rows();
    const answer = await house.ask(path, given);
    const { code, detail } = answer.problem();
    expect(detail).not.toBe('');
    expect(await house.rows()).toEqual(before);
    return [answer.status, code];
  }
  const one = () => ({ json: { contacts: [contact()] } });

  it('an organisation’s key does not contribute for another organisation', async () => {
    const headers = { 'commonroll-organisation': 'okafor' };
    expect(await refused({ ...one(), headers }))
      .toEqual([403, 'accounts/not-your-organisation']);
  });

  it('an organisation’s key does not read another organisation’s list', async () => {
    const upload = await handOver('voter id,result\nXC1,canvassed\n');
    for (const part of ['', '/preview', '/refused.csv']) {
      const path = `/v1/uploads/${upload.id}${part}`;
      expect(await refused({ as: 'okafor' }, path)).toEqual([404, 'exchange/unknown-upload']);
    }
    expect(await refused({ as: 'okafor', method: 'POST' }, `/v1/uploads/${upload.id}/start`))
      .toEqual([404, 'exchange/unknown-upload']);
  });

  it('a contact’s key is its organisation’s: another’s same key is another contact', async () => {
    const sent = contact();
    const [mine] = await contribute([sent]);
    const [theirs] = await contribute([sent], { as: 'okafor' });
    expect([mine!.outcome, theirs!.outcome]).toEqual(['accepted', 'accepted']);
    expect(theirs!.contactId).not.toBe(mine!.contactId);
  });

  it('a revoked key is told that it was revoked, from the next request on', async () => {
    const organisation = house.organisations.lopez;
    const { userId } = await aMember(house.db, organisation);
    const caller: Caller = {
      organisation, userId, role: 'owner', scopes: scopesOf('owner', organisation),
      via: 'session', credentialId: 'test',
    };
    const key = await makeKey(house.db,
      { caller, name: 'Soon gone', scopes: ['contacts:write'], requestId: 'test' });
    const headers = { authorization: `Bearer ${key.text}` };
    const [taken] = await contribute([contact()], { headers });
    expect(taken!.outcome).toBe('accepted');
    await revokeKey(house.db, { caller, keyId: key.keyId, requestId: 'test' });
    expect(await refused({ ...one(), headers })).toEqual([401, 'accounts/key-revoked']);
  });

  it('an unknown key, half a key and no key are strangers', async () => {
    const answers = [];
    const unknown = `Bearer ck_${'0'.repeat(12)}_${'0'.repeat(43)}`;
    for (const authorization of [unknown, 'Bearer ck_', '']) {
      answers.push(await refused({ ...one(), headers: { authorization } }));
    }
    expect(answers).toEqual([
      [401, 'accounts/key-unknown'], [401, 'accounts/key-unknown'],
      [401, 'accounts/unauthenticated'],
    ]);
  });
});

const ready = {
  defaults: { state: 'xc', channel: 'door', occurredAt: '2026-10-20T12:00:00Z' },
};

function asFile(content: string | Uint8Array<ArrayBuffer>, name = 'list.csv'): Asked {
  const body = new FormData();
  body.append('file', new Blob([content]), name);
  return { body };
}

async function handOver(content: string | Uint8Array<ArrayBuffer>) {
  const answer = await house.ask('/v1/uploads', asFile(content));
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return uploadStart.parse(answer.json);
}

/** Hands a list over, says what its headers cannot tell, and carries it out as the worker does. */
async function carryOut(content: string | Uint8Array<ArrayBuffer>) {
  const { id, mapping, header } = await handOver(content);
  const json = { columns: mapping!.columns, ...ready };
  const mapped = await house.ask(`/v1/uploads/${id}/mapping`, { method: 'PUT', json });
  expect([mapped.status, mapped.text]).toEqual([200, expect.any(String)]);
  const preview = previewReply.parse((await house.ask(`/v1/uploads/${id}/preview`)).json);
  const started = await house.ask(`/v1/uploads/${id}/start`, { method: 'POST' });
  expect(started.status).toBe(200);
  await runUpload(house.deps, { uploadId: id });
  const done = uploadView.parse((await house.ask(`/v1/uploads/${id}`)).json);
  const refused = (await house.ask(`/v1/uploads/${id}/refused.csv`)).text.split('\r\n');
  return { ...done, header, preview, refused: refused.filter((line) => line !== '') };
}

describe('a file that is no list is refused before anything is kept:', () => {
  it.each<[string, Asked, string, RegExp]>([
    ['an empty file', asFile(''), 'exchange/unreadable-file', /empty/],
    ['a file of line ends', asFile('\r\n\r\n'), 'exchange/unreadable-file', /empty|names/],
    ['a picture', asFile(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49, 0x48])),
      'exchange/unreadable-file', /no text file/],
    ['UTF-16 without a mark', asFile(new Uint8Array(Buffer.from('name,result\nA B,nh', 'utf16le'))),
      'exchange/unreadable-file', /no text file/],
    ['a header without names', asFile(',,\n1,2,3\n'), 'exchange/unreadable-file', /column names/],
    ['a header whose quote never closes', asFile('"name,result\nA B,nh\n'),
      'exchange/unreadable-file', /column names/],
    ['a form without a file', { body: new FormData() }, 'exchange/no-file', /no file/],
    ['JSON instead of a form', { json: {} }, 'platform/media-type', /multipart/],
    ['a form cut off in the middle', {
      body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nname,re',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    }, 'platform/broken-form', /ends too early/],
  ])('%s', async (...[, given, code, detail]) => {
    const before = await house.rows();
    const answer = await house.ask('/v1/uploads', given);
    const problem = answer.problem();
    expect([answer.status, problem.code]).toEqual([400, code]);
    expect(problem.detail).toMatch(detail);
    expect(await house.rows()).toEqual(before);
  });
});

describe('a list with broken rows is taken row by row, and nothing of it is lost:', () => {
  it('ragged rows and stray quotes are listed with line and reason, others are taken', async () => {
    const done = await carryOut([
      'voter id,result,canvasser', 'XC1,canvassed,Rui', 'XC2,not home', 'XC2,nh,Rui,extra',
      'XC1,"nh,Rui', 'XC2,moved,Rui', '',
    ].join('\n'));
    expect([done.status, done.rowsTotal, done.rowsDone]).toEqual(['done', 5, 5]);
    expect(done.counts).toEqual({ accepted: 2, duplicate: 0, review: 0, refused: 3 });
    expect(done.preview.counts).toEqual(done.counts);
    expect(done.refused).toEqual([
      'line,reason,voter id,result,canvasser',
      '3,The row has fewer cells than the header.,XC2,not home',
      '4,The row has more cells than the header.,XC2,nh,Rui,extra',
      '5,A quote in this row opens or closes in the wrong place.,"XC1,""nh,Rui"',
    ]);
  });

  it('a header that stands twice keeps both columns, and only one of them is used', async () => {
    const upload = await handOver('voter id,phone,result,phone\nXC1,9195550101,nh,9195550102\n');
    expect(upload.header).toEqual(['voter id', 'phone', 'result', 'phone']);
    expect(upload.mapping!.columns.filter(({ target }) => target === 'phone'))
      .toEqual([{ column: 1, target: 'phone' }]);
    const second = { column: 3, target: 'phone' };
    const json = { columns: [...upload.mapping!.columns, second], ...ready };
    const both = await house.ask(`/v1/uploads/${upload.id}/mapping`, { method: 'PUT', json });
    expect([both.status, both.problem().code]).toEqual([400, 'exchange/unusable-mapping']);
    expect(both.problem().errors).toEqual([
      { pointer: '#/columns/3', detail: 'another column already is phone' },
    ]);
  });

  const named = 'voter id,name,result\nXC2,Ana Muñoz,nh\n';
  it.each([
    ['Windows-1252', new Uint8Array(Buffer.from(named, 'latin1')), 'windows-1252'],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${named}`), 'utf-8'],
    ['UTF-16 with a mark', new Uint8Array(Buffer.from(`\ufeff${named}`, 'utf16le')), 'utf-16le'],
  ])('%s is read as what it is', async (_, content, encoding) => {
    const done = await carryOut(content);
    expect([done.encoding, done.preview.rows[0]!.cells[1]]).toEqual([encoding, 'Ana Muñoz']);
    expect(done.counts).toEqual({ accepted: 1, duplicate: 0, review: 0, refused: 0 });
  });

  it('formulas are kept as text, and made harmless when they go out again', async () => {
    const done = await carryOut([
      'voter id,name,result,canvasser,phone', '=XC1,=1+1,waved,"=HYPERLINK(""http://x.test"")",-5',
      'XC2,Ana Muñoz,nh,@team,+19195550142', '',
    ].join('\n'));
    expect(done.counts).toEqual({ accepted: 1, duplicate: 0, review: 0, refused: 1 });
    const [, row] = done.refused;
    expect(row).toMatch(/^2,/);
    expect(row).toContain(`,'=XC1,'=1+1,waved,"'=HYPERLINK(""http://x.test"")",-5`);
    const [kept] = await rowsOf(sql`select by_whom from contact order by contact_id desc limit 1`);
    expect(kept).toEqual({ by_whom: '@team' });
  });

  it('a NUL far down in the file costs its own row only', async () => {
    const filler = Array.from({ length: 100 }, () => `XC1,nh,Rui,${'filler '.repeat(600)}`);
    const done = await carryOut([
      'voter id,result,canvasser,notes', ...filler, 'XC1,nh,team\u0000one,', 'XC1,nh,Rui,', '',
    ].join('\n'));
    expect(done.status).toBe('done');
    expect(done.counts).toEqual({ accepted: 101, duplicate: 0, review: 0, refused: 1 });
    expect(done.refused.slice(1))
      .toEqual(['102,by: holds a NUL character,XC1,nh,team\ufffdone,']);
  });

  it('a cell beyond all measure costs its own row only', async () => {
    const long = 'x'.repeat(99) + '🙂'.repeat(3_000);
    const done = await carryOut(`voter id,result,canvasser\nXC1,nh,${long}\nXC1,nh,Rui\n`);
    expect(done.counts).toEqual({ accepted: 1, duplicate: 0, review: 0, refused: 1 });
    expect(done.refused[1]).toMatch(/^2,"A cell is longer than 5,000 characters.",XC1,nh,x{99}/);
  });
});

describe('words that no database holds are refused wherever they come in:', () => {
  it.each([['a NUL', 'Likes\u0000pie?'], ['half of a surrogate pair', 'Likes \ud83d?']])(
    '%s in a question of one’s own', async (_, theirQuestion) => {
      const before = await house.rows();
      const json = { theirQuestion, question: 'postal-trust', answers: [] };
      const answer = await house.ask('/v1/question-mappings', { method: 'PUT', json });
      expect([answer.status, answer.problem().code]).toEqual([400, 'platform/invalid-request']);
      expect(answer.problem().errors?.[0]?.pointer).toBe('#/theirQuestion');
      expect(await house.rows()).toEqual(before);
    });

  it('a NUL in the defaults of a list', async () => {
    const { id, mapping } = await handOver('voter id,result\nXC1,nh\n');
    const before = await house.rows();
    const json = {
      columns: mapping!.columns, defaults: { ...ready.defaults, by: 'team\u0000one' },
    };
    const answer = await house.ask(`/v1/uploads/${id}/mapping`, { method: 'PUT', json });
    expect([answer.status, answer.problem().errors?.[0]?.pointer]).toEqual([400, '#/defaults/by']);
    expect(await house.rows()).toEqual(before);
  });
});
