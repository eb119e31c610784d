import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aStage, contribute, retract, until, untilPlaced, type Stage,
} from '../../test/feed-stage.ts';
import type { TestSlug } from '../../test/state.ts';
import type { Pulse } from './contract.ts';
import { countPulse, startPulse } from './pulse.ts';
import { readReference } from './reference.ts';
import { entitlementOf } from '../agreements/index.ts';
import { createLog } from '../platform/index.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

async function pulseOf(slug: TestSlug, query = ''): Promise<Pulse> {
  const headers = await stage.headersOf(slug);
  const reply = await stage.app.inject({ url: `/v1/pulse?${query}`, headers });
  expect(reply.statusCode).toBe(200);
  return reply.json<Pulse>();
}
const sum = (of: readonly { readonly contacts: number }[]): number =>
  of.reduce((all, { contacts }) => all + contacts, 0);

describe('the pulse', () => {
  it('counts what the viewer may see, by channel, organisation and county', async () => {
    const { ridge } = stage.state.precincts;
    await contribute(stage, [
      { by: 'lopez' }, { by: 'lopez', precinct: ridge }, { by: 'okafor' },
      { by: 'neighbors' }, { by: 'unsigned' },
    ]);
    await until(async () => (await pulseOf('okafor')).total === 3);
    const hard = await pulseOf('okafor');
    expect(hard.organisations).toEqual([
      { organisation: 'lopez', contacts: 2 }, { organisation: 'okafor', contacts: 1 }]);
    expect(hard.counties.map(({ name, contacts }) => [name, contacts]))
      .toEqual([['harbor', 2], ['ridge', 1]]);
    expect(hard.minutes.every(({ channel }) => channel === 'door')).toBe(true);
    expect([sum(hard.minutes), hard.today]).toEqual([3, 3]);
    expect((await pulseOf('neighbors')).organisations)
      .toEqual([{ organisation: 'neighbors', contacts: 1 }]);
  });

  it('takes back what was taken back', async () => {
    const before = (await pulseOf('lopez')).total;
    const [contactId] = await contribute(stage, [{}]);
    await until(async () => (await pulseOf('lopez')).total === before + 1);
    await retract(stage, contactId!);
    await until(async () => (await pulseOf('lopez')).total === before);
  });

  it('counted anew at a start is what it was, even for what has no place yet', async () => {
    const [gone] = await contribute(stage, [{}, {}]);
    await retract(stage, gone!);
    await untilPlaced(stage.db);
    const slow = contribute(stage, [{ openSeconds: 0.6 }]);
    await new Promise((pass) => setTimeout(pass, 100));
    await contribute(stage, [{}, {}]);
    const [late] = await contribute(stage, [{}]);
    await retract(stage, late!);
    const anew = await startPulse(stage.db, createLog({ level: 'silent' }));
    await slow;
    await untilPlaced(stage.db);
    const { rows } = await sql<{ count: bigint }>`select count(*) as count from contact c
      where source_id in (${stage.state.organisations.lopez}, ${stage.state.organisations.okafor})
        and not exists (select from retraction r where r.contact_id = c.contact_id)`
      .execute(stage.db.system);
    const { agreement_version: version } = await stage.db.system.selectFrom('agreement_version')
      .select((e) => e.fn.max('version').as('agreement_version')).executeTakeFirstOrThrow();
    const viewer = {
      organisationId: stage.state.organisations.okafor as never, userId: 'u',
      purpose: 'gotv', action: 'count', agreementVersion: version,
    } as const;
    const question = {
      entitlement: await entitlementOf(stage.db, viewer), now: stage.db.clock.now(),
      reference: await readReference(stage.db), minutes: 60, timeZone: 'America/New_York',
    };
    await until(() => countPulse(anew.window, question).total === Number(rows[0]!.count));
    expect(countPulse(anew.window, question).total).toBe((await pulseOf('okafor')).total);
    await anew.follower.stop();
  });

  it('is refused without a purpose, and leaves a line in the journal', async () => {
    const { authorization } = await stage.headersOf('lopez');
    const reply = await stage.app.inject({ url: '/v1/pulse', headers: { authorization } });
    expect(reply.json()).toMatchObject({ code: 'agreements/purpose-missing' });
    const { total } = await pulseOf('lopez', 'minutes=5');
    const row = await stage.db.system.selectFrom('journal_entry').select(['detail', 'purpose'])
      .where('kind', '=', 'pulse.counted').orderBy('entry_id', 'desc').executeTakeFirstOrThrow();
    expect(row).toMatchObject({ purpose: 'gotv', detail: { minutes: 5, total } });
  });
});
