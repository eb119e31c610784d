import { civicsOf } from '../../civics/index.ts';
import { refuse } from '../../kernel/index.ts';
import { copyIn, copyOut, takeStatistics } from '../store/copy.ts';
import {
  compare, countGaps, countKinds, countRows, loadCurrent, loadWorkedOut, tellKinds,
} from '../store/delta-stage.ts';
import { exportRows, giveNumbers, type ExportTerms } from '../store/export-stage.ts';
import { readPartitioning, remainderOf } from '../store/partition.ts';
import { addLineFaults } from '../store/problem-stage.ts';
import {
  chooseBest, countCodes, isKnownCode, stageLines, type StageCounty,
} from '../store/registration-stage.ts';
import { markRows, type Roll, type RowKey } from '../store/roll.ts';
import type { Summary } from '../contract.ts';
import { workOutAddresses, workOutNames, workOutPlaces } from './work-out.ts';
import {
  finish, keepProblems, spool, startVersion, withRoll, writeParts, type Work,
} from './work.ts';

/** Imports a file of registrations; see importRoll for what it promises and refuses. */
export async function importRegistrations(work: Work): Promise<Summary> {
  const { db, duck, file, report } = work;
  const now = db.clock.now();
  const spooled = await spool(work);
  await report.step('checking');
  const { state, counties } = await chooseState(work, spooled.tally);
  await stageLines(duck, { source: { path: spooled.path, header: file.header, now }, counties });
  await addLineFaults(duck, spooled.faults);
  await chooseBest(duck);
  if (await countRows(duck, 'best') === 0) refuseEmpty();
  const lines = spooled.records + spooled.faults.length;
  return withRoll(work, state, (roll) => applyDelta(work, { roll, lines }));
}

/** The state that most lines name. */
async function chooseState(
  work: Work, tally: ReadonlyMap<string, number>,
): Promise<{ readonly state: string; readonly counties: readonly StageCounty[] }> {
  const named = [...tally].filter(([name]) => name !== '').map(([name]) => name.toLowerCase());
  const linesOf = (state: string): number =>
    (tally.get(state) ?? 0) + (tally.get(state.toUpperCase()) ?? 0);
  const state = named.toSorted((one, other) => linesOf(other) - linesOf(one))[0];
  const civics = await civicsOf(work.db);
  const counties = civics.divisions
    .filter((one) => one.kind === 'county' && one.state === state)
    .map(({ code, name, divisionId }) => ({ code, name, divisionId }));
  if (state !== undefined && counties.length > 0) return { state, counties };
  return refuse({
    kind: 'invalid', code: 'roll/unknown-state',
    detail: state === undefined ? 'No line names its state (state_cd).'
      : `The counties of ${state.toUpperCase()} are not known here.`,
    extras: { faults: [{ pointer: '#/columns/state_cd', detail: 'names no state known here' }] },
  });
}

function refuseEmpty(): never {
  return refuse({
    kind: 'invalid', code: 'roll/no-usable-line',
    detail: 'Not one line of the file can be used.',
  });
}

interface Given {
  readonly roll: Roll;
  readonly lines: number;
}

async function applyDelta(work: Work, { roll, lines }: Given): Promise<Summary> {
  const { duck, report, row } = work;
  await report.step('comparing');
  await loadCurrent(duck, await pullCurrent(work, roll));
  await compare(duck);
  if (!row.force) await refuseGaps(work);
  const paths = {
    addresses: work.path('addresses.tsv'), names: work.path('names.tsv'),
    places: work.path('places.tsv'),
  };
  await workOutAddresses(work, paths.addresses);
  await workOutNames(work, paths.names);
  await workOutPlaces(work, roll.state, paths.places);
  await loadWorkedOut(duck, paths);
  await tellKinds(duck);
  const summary = await summarise(work, { roll, lines });
  const changes = await countRows(duck, 'delta') + (summary.absent ?? 0);
  if (changes === 0) return finish(work, { roll, summary });
  const version = await startVersion(work, roll);
  await writeDelta(work, roll, version);
  return finish(work, { roll, summary: { ...summary, version } });
}

/** The roll as it is, for comparison; undefined where there is none yet. */
async function pullCurrent(work: Work, roll: Roll): Promise<string | undefined> {
  const path = work.path('current.csv');
  // The state is two letters by the schema, the numbers are numbers.
  await copyOut(work.db, `
    select k.voter_id, k.person_id, r.registration_id, r.from_version, r.content_hash,
      r.county_id, r.address_id, r.status, r.registered_on, r.absent_since,
      ${remainderOf('k.person_id', await readPartitioning(work.db, 'registration'))}
    from voter_key k left join registration r on r.person_id = k.person_id
      and r.roll_id = ${roll.rollId} and r.until_version is null
    where k.state = '${roll.state}'`, path);
  return path;
}

/** Fewer of a county than this may always be missing: small counties lose 5 % by one funeral. */
const alarmFrom = 20;
const alarmShare = 0.05;
const alarmShareOfFile = 0.1;

/** A file that lacks many voters is more likely cut off than a wave of removals. */
async function refuseGaps(work: Work): Promise<void> {
  const gaps = await countGaps(work.duck);
  const civics = await civicsOf(work.db);
  const isWide = (before: number, gone: number, share: number): boolean =>
    gone >= alarmFrom && gone > before * share;
  const wide = gaps.filter((gap) => isWide(gap.before, gap.gone, alarmShare));
  const before = gaps.reduce((sum, gap) => sum + gap.before, 0);
  const gone = gaps.reduce((sum, gap) => sum + gap.gone, 0);
  if (wide.length === 0 && !isWide(before, gone, alarmShareOfFile)) return;
  const names = wide.slice(0, 10).map((gap) =>
    `${civics.divisionById(gap.countyId)?.name ?? gap.countyId} (${gap.gone} of ${gap.before})`);
  refuse({
    kind: 'conflict', code: 'roll/too-many-missing',
    detail: `The file lacks ${gone} of ${before} voters of its counties: ${names.join(', ')}. `
      + 'It may have been cut off on its way. Import it with force if it is whole.',
  });
}

async function summarise(work: Work, { roll, lines }: Given): Promise<Summary> {
  const { duck, file } = work;
  const kinds = await countKinds(duck);
  const codes = await countCodes(duck);
  const voters = await countRows(duck, 'best');
  const outranked = await countRows(duck, 'outranked');
  const touched = await countRows(duck, 'delta');
  const superseded = await countRows(duck, 'superseded');
  const civics = await civicsOf(work.db);
  const by = (field: string): Record<string, number> => Object.fromEntries(
    codes.filter((one) => one.field === field).map((one) => [one.code, one.count]));
  const unknown = codes.filter((one) => !isKnownCode(one.field, one.code));
  return {
    kind: 'registrations', state: roll.state, encoding: file.found.encoding, lines,
    refused: lines - voters - superseded,
    problems: await keepProblems(work),
    unknownColumns: [...file.header.unknown],
    unknownCodes: Object.fromEntries(Map.groupBy(unknown, (one) => one.field).entries().map(
      ([field, list]) => [field, Object.fromEntries(list.map((one) => [one.code, one.count]))])),
    version: null,
    voters, superseded, outranked,
    new: kinds['new'] ?? 0, changed: kinds['changed'] ?? 0, moved: kinds['moved'] ?? 0,
    cancelled: kinds['cancelled'] ?? 0, returned: kinds['returned'] ?? 0,
    unchanged: voters - outranked - touched,
    absent: await countRows(duck, 'missing where absent_since is null'),
    stillAbsent: await countRows(duck, 'missing where absent_since is not null'),
    counties: await countRows(duck, 'covered'),
    byStatus: by('status'), byParty: by('party'),
    byCounty: Object.fromEntries(Object.entries(by('county_id')).map(
      ([id, count]) => [civics.divisionById(Number(id))?.name ?? id, count])),
  };
}

/** From so many rows on a load is worth statistics of its own. */
const bulkRows = 10_000;

async function writeDelta(work: Work, roll: Roll, version: number): Promise<void> {
  const { db, duck, report, signal } = work;
  const touched = await countRows(duck, 'delta');
  await report.step('writing', touched);
  await takeNumbers(work);
  const terms: ExportTerms = {
    state: roll.state, rollId: roll.rollId, sourceId: roll.sourceId, version, at: db.clock.now(),
  };
  const write = async (table: 'person' | 'voter_key' | 'address', keepsExisting = false) => {
    const path = work.path(`${table}.csv`);
    await exportRows(duck, { table, path, terms });
    await copyIn(db, { table, files: [{ path, target: table }], keepsExisting, signal });
  };
  await write('person');
  await write('voter_key');
  await writeAddresses(write, roll.version === 0);
  await writeParts(work, 'registration', terms);
  await mark(work, {
    column: 'until_version', version, from: 'touched where registration_id is not null',
  });
  await mark(work, { column: 'absent_since', version, from: 'missing where absent_since is null' });
  if (touched >= bulkRows) {
    await takeStatistics(db, ['person', 'voter_key', 'address', 'registration']);
  }
}

/** Rarely an address is there before the first import: another state's, or a crash left it. */
async function writeAddresses(
  write: (table: 'address', keepsExisting?: boolean) => Promise<void>, isFirst: boolean,
): Promise<void> {
  if (!isFirst) return write('address', true);
  try {
    await write('address');
  } catch (fault) {
    if ((fault as { code?: string }).code !== '23505') throw fault;
    await write('address', true);
  }
}

async function takeNumbers(work: Work): Promise<void> {
  const { db, duck } = work;
  const paths = {
    persons: work.path('person-numbers.csv'), registrations: work.path('registration-numbers.csv'),
  };
  const persons = await countRows(duck, 'delta where person_id is null');
  const registrations = await countRows(duck, 'delta where registration_id is null');
  const remainder = remainderOf('number', await readPartitioning(db, 'registration'));
  await copyOut(db, `select number, ${remainder} from (
    select nextval('person_number') as number from generate_series(1, ${persons})) as taken`,
  paths.persons);
  await copyOut(db, `select nextval('registration_number')
    from generate_series(1, ${registrations})`, paths.registrations);
  await giveNumbers(duck, paths);
}

async function mark(
  work: Work,
  { column, version, from }: {
    column: 'until_version' | 'absent_since'; version: number; from: string;
  },
): Promise<void> {
  const rows = work.duck.batches<RowKey>(
    `select person_id, registration_id, from_version from ${from}`);
  for await (const keys of rows) {
    work.signal?.throwIfAborted();
    await markRows(work.db, { column, version, keys });
  }
}
