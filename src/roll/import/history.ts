import { civicsOf, ensureElections, type Division } from '../../civics/index.ts';
import { refuse, type Day } from '../../kernel/index.ts';
import { copyOut, takeStatistics } from '../store/copy.ts';
import { countRows } from '../store/delta-stage.ts';
import {
  compareVotes, dedupeBallots, electionsTold, loadHeldVotes, loadVoters, stageHistory,
  tallyElections, tallyMethods, type Tally,
} from '../store/history-stage.ts';
import { readPartitioning, remainderOf } from '../store/partition.ts';
import { addLineFaults } from '../store/problem-stage.ts';
import { selectRolls, type Roll } from '../store/roll.ts';
import { updateVotes, type VoteRow } from '../store/vote.ts';
import type { Summary } from '../contract.ts';
import { ncMethods } from '../vote-method.ts';
import {
  finish, keepProblems, spool, startVersion, withRoll, writeParts, type Work,
} from './work.ts';

/** Imports a file of vote history; see importRoll for what it promises and refuses. */
export async function importHistory(work: Work): Promise<Summary> {
  const { duck, file, report } = work;
  const spooled = await spool(work);
  await report.step('checking');
  const { state, counties } = await chooseState(work, [...spooled.tally.keys()]);
  await pullVoters(work, state);
  const source = { path: spooled.path, header: file.header, now: work.db.clock.now() };
  await stageHistory(duck, { source, counties });
  await addLineFaults(duck, spooled.faults);
  const lines = spooled.records + spooled.faults.length;
  return withRoll(work, state, (roll) => applyVotes(work, { roll, lines }));
}

/** A history names no state: it is that of the rolls here whose counties it names. */
async function chooseState(
  work: Work, names: readonly string[],
): Promise<{ readonly state: string; readonly counties: readonly Division[] }> {
  const civics = await civicsOf(work.db);
  const rolls = (await selectRolls(work.db)).filter((roll) => roll.version > 0);
  const fits = (state: string): number =>
    names.filter((name) => civics.countyByName(state, name) !== undefined).length;
  const [best] = rolls.map(({ state }) => ({ state, fit: fits(state) }))
    .filter(({ fit }) => fit > 0).sort((one, other) => other.fit - one.fit);
  if (!best) {
    return refuse({
      kind: 'invalid', code: 'roll/unknown-state',
      detail: 'The counties of this history are those of no roll here. Import the roll first.',
      extras: { faults: [{ pointer: '#/columns/county_desc', detail: 'names no known county' }] },
    });
  }
  const counties = civics.divisions.filter(
    (one) => one.kind === 'county' && one.state === best.state,
  );
  return { state: best.state, counties };
}

async function pullVoters(work: Work, state: string): Promise<void> {
  const path = work.path('voters.csv');
  const remainder = remainderOf('person_id', await readPartitioning(work.db, 'vote'));
  await copyOut(work.db, `select voter_id, person_id, ${remainder}
    from voter_key where state = '${state}'`, path);
  await loadVoters(work.duck, path);
}

async function pullVotes(work: Work, state: string): Promise<void> {
  const path = work.path('votes.csv');
  await copyOut(work.db, `select v.person_id, v.election_id, v.method, v.party, v.county_id
    from vote v join election e using (election_id) where e.state = '${state}'`, path);
  await loadHeldVotes(work.duck, path);
}

interface Given {
  readonly roll: Roll;
  readonly lines: number;
}

async function applyVotes(work: Work, { roll, lines }: Given): Promise<Summary> {
  const { db, duck, report } = work;
  await report.step('comparing');
  await pullVotes(work, roll.state);
  await dedupeBallots(duck);
  const told = await electionsTold(duck);
  const elections = await ensureElections(db, told.map(
    ({ day, kind }) => ({ state: roll.state, day: day as Day, kind })));
  await compareVotes(duck, told.map(
    (one, at) => ({ ...one, electionId: elections[at]!.electionId })));
  const summary = await summarise(work, { roll, lines });
  const { votes } = summary;
  if (votes === undefined || votes.new + votes.changed === 0) {
    return finish(work, { roll, summary });
  }
  const version = await startVersion(work, roll);
  await report.step('writing', votes.new);
  await writeVotes(work, roll, version);
  const better = await duck.all<VoteRow>(
    'select person_id, election_id, method, party, county_id from changed_vote');
  return finish(work, {
    roll, summary: { ...summary, version },
    before: (tx) => updateVotes(tx, { votes: better, version }),
  });
}

/** From so many rows on a load is worth statistics of its own. */
const bulkRows = 10_000;

async function writeVotes(work: Work, roll: Roll, version: number): Promise<void> {
  const { state, rollId, sourceId } = roll;
  const terms = { state, rollId, sourceId, version, at: work.db.clock.now() };
  const rows = await writeParts(work, 'vote', terms);
  if (rows >= bulkRows) await takeStatistics(work.db, ['vote']);
}

async function summarise(work: Work, { roll, lines }: Given): Promise<Summary> {
  const { duck, file } = work;
  const methods = await tallyMethods(duck);
  const counted = (list: readonly Tally[]): Record<string, number> =>
    Object.fromEntries(list.map(({ name, count }) => [name, count]));
  const unknown = methods.filter(({ name }) => !(name in ncMethods));
  const good = methods.reduce((sum, { count }) => sum + count, 0);
  const told = await countRows(duck, 'told');
  const ballots = await countRows(duck, 'ballot');
  const didNotVote = await countRows(duck, 'ballot where method = 10');
  const added = await countRows(duck, 'new_vote');
  const changed = await countRows(duck, 'changed_vote');
  return {
    kind: 'history', state: roll.state, encoding: file.found.encoding, lines,
    refused: lines - good, problems: await keepProblems(work),
    unknownColumns: [...file.header.unknown],
    unknownCodes: unknown.length > 0 ? { method: counted(unknown) } : {},
    version: null,
    votes: {
      new: added, changed, unchanged: ballots - didNotVote - added - changed, didNotVote,
      repeated: told - ballots, unknownVoters: good - told,
      byMethod: counted(methods), byElection: counted(await tallyElections(duck)),
    },
  };
}
