import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aVoter, rollColumns, rollText } from '../../../test/roll-files.ts';
import { openRollStage, type RollStage } from '../../../test/roll-stage.ts';

let stage: RollStage;
beforeEach(async () => {
  stage = await openRollStage();
});
afterEach(() => stage.close());

interface Shown {
  readonly voter_id: string;
  readonly person_id: bigint;
  readonly registration_id: bigint;
  readonly status: string;
  readonly street_address: string;
  readonly county: string;
  readonly absent_since: number | null;
}

const shown = () => stage.rows<Shown>(`
  select r.voter_id, r.person_id, r.registration_id, r.status, r.street_address, d.name as county,
    r.absent_since
  from registration r join roll using (roll_id) join division d on d.division_id = r.county_id
  where r.from_version <= roll.version
    and (r.until_version is null or r.until_version > roll.version)
  order by r.voter_id`);
const problems = () => stage.rows<{ line: bigint; column_name: string; reason: string }>(`
  select line, column_name, reason from roll_import_problem
  where import_id = ${stage.lastImport()} order by line, column_name`);
const people = (count: number) => Array.from({ length: count }, (_, at) => aVoter(at + 1));

describe('a first import', () => {
  it('keeps persons, registrations, addresses, districts and the journal entry', async () => {
    const summary = await stage.importText(rollText(people(3)));
    expect(summary).toMatchObject({
      state: 'nc', version: 1, lines: 3, voters: 3, new: 3, refused: 0, counties: 1,
      byStatus: { A: 3 }, byCounty: { Alamance: 3 },
    });
    const [row] = await stage.rows<Record<string, unknown>>(
      "select * from registration where voter_id = 'ZZ000002'");
    expect(row).toMatchObject({
      last_key: 'TESTERLYC', birth_year: 1971, registered_on: '2012-05-17', zip: '27511',
      street_address: '2 IMAGINARY LN #4', phone: '+19195550002', confidential: false,
    });
    expect(await stage.rows('select key from address order by key')).toContainEqual(
      { key: '27511|2||IMAGINARY|LN||4' });
    const [place] = await stage.rows<{ name: string; kinds: string[] }>(`
      select p.name, array(select d.kind from unnest(s.divisions) as id join division d
        on d.division_id = id order by 1) as kinds
      from registration r join division p on p.division_id = r.precinct_id
        join district_set s using (district_set_id) limit 1`);
    expect(place).toEqual({ name: 'NORTH HALL', kinds: [
      'congressional', 'county', 'municipality', 'precinct', 'state', 'state_house', 'state_senate',
    ] });
    expect(await stage.rows("select kind from change where kind = 'roll.switched'"))
      .toHaveLength(1);
    expect(await stage.rows("select kind from journal_entry where kind = 'roll.imported'"))
      .toHaveLength(1);
  });

  it('is refused before anything is written where columns are missing', async () => {
    const columns = rollColumns.map((name) => (name === 'ncid' ? 'voter_number' : name));
    await expect(stage.importText(rollText(people(1), columns))).rejects.toMatchObject({
      code: 'roll/wrong-layout', message: expect.stringContaining('ncid') as string,
    });
    expect(await stage.rows('select 1 from roll')).toEqual([]);
    expect(await stage.rows<{ status: string; refusal: { detail: string } }>(
      'select status, refusal from roll_import')).toMatchObject([
      { status: 'refused', refusal: { detail: expect.stringContaining('voter_number') as string } },
    ]);
  });

  it('is refused where the state has no divisions, and where no line can be used', async () => {
    const elsewhere = people(2).map((cells) => ({ ...cells, state_cd: 'ZZ' }));
    await expect(stage.importText(rollText(elsewhere))).rejects
      .toMatchObject({ code: 'roll/unknown-state' });
    const nobody = people(2).map((cells) => ({ ...cells, ncid: '' }));
    await expect(stage.importText(rollText(nobody))).rejects
      .toMatchObject({ code: 'roll/no-usable-line' });
    await expect(stage.importText('PK\u0003\u0004...')).rejects
      .toMatchObject({ code: 'roll/zipped' });
    await expect(stage.importText('')).rejects.toMatchObject({ code: 'roll/empty-file' });
  });

  it('takes its state from most lines, in any case', async () => {
    const mixed = [aVoter(1, { state_cd: 'nc' }), aVoter(2), aVoter(3, { state_cd: 'VA' }),
      aVoter(4, { state_cd: '' })];
    expect(await stage.importText(rollText(mixed))).toMatchObject({ state: 'nc', voters: 4 });
  });

  it('keeps only id and name of confidential voters', async () => {
    await stage.importText(rollText([aVoter(1, { confidential_ind: 'Y' }), aVoter(2)]));
    const [row] = await stage.rows("select * from registration where voter_id = 'ZZ000001'");
    expect(row).toMatchObject({
      confidential: true, street_address: '', city: '', zip: '', phone: null, address_id: null,
      mail_address: '', last_name: 'TESTERLYB',
    });
  });

  it('reads older layouts, whose columns bear other names or stand in parts', async () => {
    const older: Readonly<Record<string, readonly string[]>> = {
      middle_name: ['midl_name'], name_suffix_lbl: ['name_sufx_cd'], birth_state: ['birth_place'],
      gender_code: ['sex_code'], birth_year: ['birth_age'], age_at_year_end: [],
      res_street_address: ['house_num', 'street_dir', 'street_name', 'street_type_cd', 'unit_num'],
      full_phone_number: ['area_cd', 'phone_num'],
    };
    const columns = rollColumns.flatMap((name) => older[name] ?? [name]);
    const age = new Date().getUTCFullYear() - 1971;
    const voter = {
      ...aVoter(1), midl_name: 'Q', birth_age: String(age), sex_code: 'M', house_num: '12',
      street_dir: 'N', street_name: 'IMAGINARY', street_type_cd: 'LN', unit_num: '4',
      area_cd: '919', phone_num: '555-0142',
    };
    expect(await stage.importText(rollText([voter], columns)))
      .toMatchObject({ voters: 1, refused: 0, unknownColumns: [] });
    expect(await stage.rows('select * from registration')).toMatchObject([{
      middle_name: 'Q', birth_year: 1971, sex: 'M', street_address: '12 N IMAGINARY LN # 4',
      phone: '+19195550142',
    }]);
  });

  it('counts codes that nobody knows and keeps them', async () => {
    const summary = await stage.importText(rollText([aVoter(1, { party_cd: 'XYZ' }), aVoter(2)]));
    expect(summary.unknownCodes).toEqual({ party: { XYZ: 1 } });
    expect(summary.byParty).toEqual({ UNA: 1, XYZ: 1 });
  });
});

describe('bad lines', () => {
  it('never stop an import; each is listed with line, column and reason', async () => {
    const good = people(12);
    const bad = [
      aVoter(21, { ncid: '' }), aVoter(22, { county_id: '777' }),
      aVoter(23, { county_desc: 'WAKE' }), aVoter(24, { registr_dt: '02/30/2019' }),
      aVoter(25, { birth_year: '1066' }), aVoter(26, { birth_year: 'old' }),
      aVoter(27, { last_name: 'X'.repeat(61) }), aVoter(28, { registr_dt: '01/01/2099' }),
    ];
    const summary = await stage.importText(
      rollText([...good.slice(0, 6), ...bad, ...good.slice(6)]));
    expect(summary).toMatchObject({ lines: 20, voters: 12, refused: 8, problems: 8 });
    expect(await problems()).toEqual([
      { line: 8n, column_name: 'ncid', reason: 'is missing' },
      { line: 9n, column_name: 'county_id', reason: 'is no county of this state' },
      { line: 10n, column_name: 'county_desc', reason: 'is not the county of this county_id' },
      { line: 11n, column_name: 'registr_dt', reason: 'is no date' },
      { line: 12n, column_name: 'birth_year', reason: 'is out of range' },
      { line: 13n, column_name: 'birth_year', reason: 'is no year' },
      { line: 14n, column_name: 'last_name', reason: 'is longer than 60 characters' },
      { line: 15n, column_name: 'registr_dt', reason: 'lies in the future' },
    ]);
  });

  it('are lines with a wrong number of columns, NUL bytes or an open quotation', async () => {
    const [header, one, two, three, four] = rollText(people(4)).split('\r\n');
    const text = [
      header, one, two!.replace('\t"NC"', ''), three!.replace('QUILLAN', 'QUI\0LLAN'),
      four!.replace('"QUILLAN"', '"QUILLAN'), rollText([aVoter(5)]).split('\r\n')[1],
    ].join('\r\n');
    const summary = await stage.importText(text);
    expect(summary).toMatchObject({ lines: 5, voters: 2, refused: 3 });
    const width = rollColumns.length;
    expect(await problems()).toEqual([
      { line: 3n, column_name: '(line)', reason: `has ${width - 1} columns instead of ${width}` },
      { line: 4n, column_name: '(line)', reason: 'holds a NUL byte' },
      { line: 5n, column_name: '(line)',
        reason: expect.stringMatching(/columns instead of|never closed/) as string },
    ]);
  });

  it('have the physical line even behind values of several lines', async () => {
    const odd = aVoter(1, { mail_addr1: 'C/O "THE\tHALL"\nBACK DOOR' });
    const summary = await stage.importText(rollText([odd, aVoter(2, { ncid: '' }), aVoter(3)]));
    expect(summary).toMatchObject({ voters: 2, refused: 1 });
    expect(await problems()).toMatchObject([{ line: 4n, column_name: 'ncid' }]);
    expect(await stage.rows("select mail_address from registration where voter_id = 'ZZ000001'"))
      .toEqual([{ mail_address: 'C/O "THE HALL" BACK DOOR' }]);
  });

  it('are repeated lines; a voter in two counties is none', async () => {
    const wake = { county_id: '92', county_desc: 'WAKE', voter_reg_num: '000000000777' };
    const summary = await stage.importText(rollText([
      aVoter(1), aVoter(1), aVoter(2, { status_cd: 'R' }), aVoter(2, wake),
      aVoter(3, { registr_dt: '01/02/2024', ...wake, voter_reg_num: '778' }), aVoter(3),
    ]));
    expect(summary).toMatchObject({ lines: 6, voters: 3, superseded: 2, refused: 1 });
    expect(await problems())
      .toEqual([{ line: 3n, column_name: 'ncid', reason: 'repeats line 2' }]);
    expect((await shown()).map(({ voter_id, county, status }) => [voter_id, county, status]))
      .toEqual([
        ['ZZ000001', 'Alamance', 'A'], ['ZZ000002', 'Wake', 'A'], ['ZZ000003', 'Wake', 'A'],
      ]);
  });

  it('keep their voters as they were', async () => {
    await stage.importText(rollText(people(30)));
    const again = people(30).map(
      (cells, at) => (at === 3 ? { ...cells, birth_year: '99' } : cells));
    const summary = await stage.importText(rollText(again));
    expect(summary).toMatchObject({ version: null, unchanged: 29, refused: 1, absent: 0 });
  });
});

describe('encodings', () => {
  const name = 'PEÑA-MÜLLER';
  const text = rollText([aVoter(1, { last_name: name }), aVoter(2)]);
  const latin = Buffer.from(text, 'latin1');
  const cases: readonly (readonly [string, Buffer])[] = [
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['windows-1252', latin],
  ];
  it.each(cases)('%s is read letter by letter', async (encoding, content) => {
    expect(await stage.importText(content)).toMatchObject({ encoding, voters: 2, refused: 0 });
    expect(await stage.rows('select last_name, last_key from registration order by voter_id'))
      .toEqual([
        { last_name: name, last_key: 'PENAMULLER' },
        { last_name: 'TESTERLYC', last_key: 'TESTERLYC' },
      ]);
  });
});
