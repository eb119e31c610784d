import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aVoter, rollText, type RollCells } from '../../../test/roll-files.ts';
import { openRollStage, type RollStage } from '../../../test/roll-stage.ts';

let stage: RollStage;
beforeEach(async () => {
  stage = await openRollStage();
});
afterEach(() => stage.close());

const people = (count: number) => Array.from({ length: count }, (_, at) => aVoter(at + 1));
const change = (voters: readonly RollCells[], place: number, cells: RollCells) =>
  voters.map((one, at) => (at === place ? { ...one, ...cells } : one));

interface Row {
  readonly voter_id: string;
  readonly person_id: bigint;
  readonly registration_id: bigint;
  readonly from_version: number;
  readonly until_version: number | null;
  readonly status: string;
  readonly absent_since: number | null;
}
const all = () => stage.rows<Row>(`
  select voter_id, person_id, registration_id, from_version, until_version, status, absent_since
  from registration order by voter_id, from_version`);
const of = async (voterId: string) => (await all()).filter((row) => row.voter_id === voterId);
const roll = async () => (await stage.rows<{ version: number; writing_version: number | null }>(
  'select version, writing_version from roll'))[0];
const switches = () => stage.rows("select 1 from change where kind = 'roll.switched'");

describe('the same file twice', () => {
  it('changes nothing: no version, no row, no word to the feed', async () => {
    await stage.importText(rollText(people(40)));
    const before = await all();
    expect(await stage.importText(rollText(people(40)))).toMatchObject({
      version: null, unchanged: 40, new: 0, changed: 0, moved: 0, cancelled: 0, absent: 0,
    });
    expect(await all()).toEqual(before);
    expect(await roll()).toEqual({ version: 1, writing_version: null });
    expect(await switches()).toHaveLength(1);
  });

  it('changes nothing whatever the order of its lines', async () => {
    await stage.importText(rollText(people(40)));
    expect(await stage.importText(rollText(people(40).toReversed())))
      .toMatchObject({ version: null, unchanged: 40 });
  });
});

describe("next week's file", () => {
  it('applies differences only, and keeps ids and history', async () => {
    const first = people(40);
    await stage.importText(rollText(first));
    const [before] = await of('ZZ000002');
    let next = change(first, 1, { party_cd: 'DEM' });
    next = change(next, 2, { res_street_address: '99 ELSEWHERE RD' });
    next = change(next, 3, { county_id: '92', county_desc: 'WAKE', voter_reg_num: '5' });
    next = change(next, 4, { status_cd: 'R', reason_cd: 'RD', res_street_address: 'REMOVED' });
    const summary = await stage.importText(rollText([...next, aVoter(77)]));
    expect(summary).toMatchObject({
      version: 2, new: 1, changed: 1, moved: 2, cancelled: 1, unchanged: 36, absent: 0,
    });
    const changed = await of('ZZ000002');
    expect(changed.map(({ from_version, until_version }) => [from_version, until_version]))
      .toEqual([[1, 2], [2, null]]);
    expect(new Set(changed.map((row) => row.person_id))).toEqual(new Set([before?.person_id]));
    expect(new Set(changed.map((row) => row.registration_id)).size).toBe(1);
    expect((await all()).filter((row) => row.from_version === 2)).toHaveLength(5);
    expect(await switches()).toHaveLength(2);
  });

  it('marks who is absent from it, cancels nobody, and takes the mark off again', async () => {
    await stage.importText(rollText(people(40)));
    expect(await stage.importText(rollText(people(39)))).toMatchObject({
      version: 2, absent: 1, unchanged: 39, cancelled: 0,
    });
    expect(await of('ZZ000040')).toMatchObject([
      { status: 'A', until_version: null, absent_since: 2 },
    ]);
    expect(await stage.importText(rollText(people(39))))
      .toMatchObject({ version: null, absent: 0, stillAbsent: 1 });
    expect(await stage.importText(rollText(people(40))))
      .toMatchObject({ version: 3, returned: 1, unchanged: 39 });
    expect(await of('ZZ000040')).toMatchObject([
      { until_version: 3 }, { until_version: null, absent_since: null },
    ]);
  });

  it('is refused when it was cut off, unless it is forced', async () => {
    await stage.importText(rollText(people(400)));
    await expect(stage.importText(rollText(people(200)))).rejects.toMatchObject({
      code: 'roll/too-many-missing',
      message: expect.stringContaining('Alamance (200 of 400)') as string,
    });
    expect(await roll()).toEqual({ version: 1, writing_version: null });
    expect(await stage.importText(rollText(people(200)), { force: true }))
      .toMatchObject({ version: 2, absent: 200 });
  });
});

describe('a file of one county', () => {
  const wake = { county_id: '92', county_desc: 'WAKE' };
  const inWake = Array.from({ length: 10 }, (_, at) => aVoter(100 + at, wake));

  it('says nothing of the others', async () => {
    await stage.importText(rollText([...people(10), ...inWake]));
    expect(await stage.importText(rollText(inWake.slice(1)))).toMatchObject({
      version: 2, absent: 1, unchanged: 9, counties: 1,
    });
    expect((await all()).filter((row) => row.absent_since !== null)).toHaveLength(1);
  });

  it('does not remove who is active in a county that it lacks', async () => {
    await stage.importText(rollText(people(10)));
    const left = aVoter(1, { ...wake, voter_reg_num: '9', status_cd: 'R', reason_cd: 'RL' });
    expect(await stage.importText(rollText([left, ...inWake])))
      .toMatchObject({ new: 10, outranked: 1, cancelled: 0 });
    expect(await of('ZZ000001')).toMatchObject([{ status: 'A', until_version: null }]);
  });

  it('moves who registered there later', async () => {
    await stage.importText(rollText(people(10)));
    const came = aVoter(1, { ...wake, voter_reg_num: '9', registr_dt: '03/04/2025' });
    expect(await stage.importText(rollText([came, ...inWake])))
      .toMatchObject({ new: 10, moved: 1 });
    expect(await of('ZZ000001')).toHaveLength(2);
  });
});

describe('an import that is cut off', () => {
  it('shows nothing, and its next run takes back what it left and starts over', async () => {
    await stage.importText(rollText(people(60)));
    const before = await all();
    const next = rollText([...people(60).map((one) => ({ ...one, party_cd: 'DEM' })), aVoter(99)]);
    const cutter = new AbortController();
    await expect(stage.importText(next, {
      signal: cutter.signal,
      onProgress: ({ step, done }) => {
        if (step === 'writing' && done > 0) cutter.abort();
      },
    })).rejects.toThrow();
    const cut = stage.lastImport();
    expect(await roll()).toEqual({ version: 1, writing_version: 2 });
    expect((await all()).length).toBeGreaterThan(before.length);
    expect(await stage.rows<{ status: string }>(
      `select status from roll_import where import_id = ${cut}`)).toEqual([{ status: 'failed' }]);
    expect(await stage.importText(next, { again: cut }))
      .toMatchObject({ version: 2, new: 1, changed: 60 });
    const after = await all();
    expect(after).toHaveLength(121);
    expect(new Set(after.map((row) => row.person_id)).size).toBe(61);
    expect(await roll()).toEqual({ version: 2, writing_version: null });
  });

  it('in its first version leaves numbers that the next run takes up', async () => {
    const cutter = new AbortController();
    await expect(stage.importText(rollText(people(30)), {
      signal: cutter.signal,
      onProgress: ({ step, done }) => {
        if (step === 'writing' && done > 0) cutter.abort();
      },
    })).rejects.toThrow();
    const keys = await stage.rows('select voter_id, person_id from voter_key order by 1');
    expect(keys).toHaveLength(30);
    expect(await stage.importText(rollText(people(30)))).toMatchObject({ version: 1, new: 30 });
    expect(await stage.rows('select voter_id, person_id from voter_key order by 1')).toEqual(keys);
    expect(await all()).toHaveLength(30);
  });
});

describe('two imports of one state', () => {
  it('are refused at a time', async () => {
    const ends = await Promise.allSettled([
      stage.importText(rollText(people(50))), stage.importText(rollText(people(50))),
    ]);
    const refused = ends.filter((end) => end.status === 'rejected');
    expect(refused.length).toBeLessThanOrEqual(1);
    for (const end of refused) expect(end.reason).toMatchObject({ code: 'roll/import-running' });
    expect(await all()).toHaveLength(50);
  });

  it('by two organisations are refused: a roll has one source', async () => {
    await stage.importText(rollText(people(3)));
    await expect(stage.importText(rollText(people(3)), { organisationId: stage.partyId + 1 }))
      .rejects.toMatchObject({ code: 'roll/foreign-roll' });
  });
});
