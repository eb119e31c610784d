import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBallot, aVoter, historyText, rollText } from '../../../test/roll-files.ts';
import { openRollStage, type RollStage } from '../../../test/roll-stage.ts';

let stage: RollStage;
beforeEach(async () => {
  stage = await openRollStage();
});
afterEach(() => stage.close());

const people = (count: number) => Array.from({ length: count }, (_, at) => aVoter(at + 1));
const votes = () => stage.rows(`
  select k.voter_id, e.slug, v.method, v.party, v.from_version
  from vote v join voter_key k using (person_id) join election e using (election_id)
  order by 1, 2`);

describe('vote history', () => {
  it('is refused before there is a roll of its counties', async () => {
    await expect(stage.importText(historyText([aBallot(1)]))).rejects
      .toMatchObject({ code: 'roll/unknown-state' });
  });

  it('keeps one vote for each voter and election, by the word that says most', async () => {
    await stage.importText(rollText(people(3)));
    const summary = await stage.importText(historyText([
      aBallot(1), aBallot(2, { voting_method: 'LEGACY' }),
      aBallot(2, { voting_method: 'ABSENTEE ONESTOP', voted_county_id: '92' }),
      aBallot(3, { voting_method: 'ELIGIBLE DID NOT VOTE' }), aBallot(88),
      aBallot(1, { election_lbl: '03/05/2024', election_desc: '03/05/2024 PRIMARY',
        voted_party_cd: 'DEM', voting_method: 'BY PIGEON' }),
    ]));
    expect(summary).toMatchObject({
      kind: 'history', state: 'nc', version: 2, lines: 6,
      unknownCodes: { method: { 'BY PIGEON': 1 } },
      votes: { new: 3, didNotVote: 1, repeated: 1, unknownVoters: 1 },
    });
    expect(await votes()).toEqual([
      { voter_id: 'ZZ000001', slug: 'nc-2024-03-05-primary', method: 9, party: 'DEM',
        from_version: 2 },
      { voter_id: 'ZZ000001', slug: 'nc-2024-11-05-general', method: 1, party: 'UNA',
        from_version: 2 },
      { voter_id: 'ZZ000002', slug: 'nc-2024-11-05-general', method: 2, party: 'UNA',
        from_version: 2 },
    ]);
  });

  it('imported twice changes nothing, and a better word replaces a vague one', async () => {
    await stage.importText(rollText(people(2)));
    const vague = [aBallot(1, { voting_method: 'LEGACY' }), aBallot(2)];
    await stage.importText(historyText(vague));
    expect(await stage.importText(historyText(vague)))
      .toMatchObject({ version: null, votes: { new: 0, changed: 0, unchanged: 2 } });
    expect(await stage.importText(historyText([aBallot(1), aBallot(2)])))
      .toMatchObject({ version: 3, votes: { new: 0, changed: 1, unchanged: 1 } });
    expect(await stage.importText(historyText(vague)))
      .toMatchObject({ version: null, votes: { changed: 0 } });
    expect(await votes()).toMatchObject([{ method: 1, from_version: 3 }, { method: 1 }]);
  });

  it('lists bad lines and goes on', async () => {
    await stage.importText(rollText(people(2)));
    const summary = await stage.importText(historyText([
      aBallot(1), aBallot(2, { election_lbl: '13/45/2024' }), aBallot(2, { ncid: '' }),
      aBallot(2, { voting_method: '' }),
    ]));
    expect(summary).toMatchObject({ refused: 3, problems: 3, votes: { new: 1 } });
    expect(await stage.rows(`select line, column_name, reason from roll_import_problem
      where import_id = ${stage.lastImport()} order by line`)).toEqual([
      { line: 3n, column_name: 'election_lbl', reason: 'is no date' },
      { line: 4n, column_name: 'ncid', reason: 'is missing' },
      { line: 5n, column_name: 'voting_method', reason: 'is missing' },
    ]);
  });
});
