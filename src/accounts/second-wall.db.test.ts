import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { anAuthorization, aMember, anOrganisation } from '../../test/accounts.ts';
import { aDesk, type Desk } from '../../test/sign-in-desk.ts';
import type { Organisation } from './index.ts';

let desk: Desk;
let ours: Organisation;
let theirs: Organisation;

beforeAll(async () => {
  desk = await aDesk();
  [ours, theirs] = [await anOrganisation(desk.db), await anOrganisation(desk.db)];
  for (const organisation of [ours, theirs]) {
    await aMember(desk.db, organisation);
    await anAuthorization(desk.db, organisation, ['contacts:write']);
  }
});
afterAll(() => desk.close());

/** Rows that role app sees as that organisation, or the code of its refusal. */
async function ask(statement: string, organisation?: Organisation): Promise<unknown[] | string> {
  const client = new pg.Client(desk.cloned.appUrl);
  await client.connect();
  try {
    if (organisation) await client.query(`set app.organisation = '${organisation.organisationId}'`);
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.end();
  }
}

describe('the role that serves requests', () => {
  it('reads no password, no session, no hash and no second factor', async () => {
    for (const statement of [
      'select password from auth_account', 'select token from auth_session',
      'select * from auth_two_factor', 'select * from auth_verification',
      'select secret_hash from api_key', 'select token_hash from invitation',
      'select * from auth_user', 'select used_by from invitation',
    ]) expect([statement, await ask(statement, ours)]).toEqual([statement, '42501']);
  });

  it('makes nobody a member, revives no key and gives it nothing more', async () => {
    for (const statement of [
      `insert into membership values ('x', ${theirs.organisationId}, 'owner', now())`,
      "update membership set role = 'owner'", 'delete from membership',
      "update api_key set scopes = array['members:write']", 'delete from api_key',
      "update invitation set role = 'owner'", "update auth_user set email = 'x@example.org'",
    ]) expect([statement, await ask(statement, ours)]).toEqual([statement, '42501']);
  });

  it('sees members and keys of its own organisation, and none where it names none', async () => {
    for (const statement of [
      'select organisation_id from membership', 'select organisation_id from api_key',
    ]) {
      const rows = await ask(statement, ours) as { organisation_id: number }[];
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => row.organisation_id === ours.organisationId)).toBe(true);
      expect(await ask(statement)).toEqual([]);
    }
    const all = await desk.db.system.selectFrom('auth_user').select('id').execute();
    const seen = await ask('select id from auth_user', ours);
    expect(seen).toHaveLength(all.length / 2);
    expect(await ask('select id from auth_user')).toEqual([]);
  });

  it('puts no key and no invitation into another organisation', async () => {
    const at = theirs.organisationId;
    for (const statement of [
      `insert into api_key (key_id, organisation_id, name, scopes, secret_hash, made_by, created_at)
        select 'abcdefghijkl', ${at}, 'x', array['contacts:write'], sha256('x'), user_id, now()
        from membership limit 1`,
      `insert into invitation (organisation_id, role, token_hash, created_at, expires_at)
        values (${at}, 'owner', sha256('x'), now(), now() + interval '1 day')`,
    ]) expect(await ask(statement, ours)).toBe('42501');
  });
});
