import { chooseVoter } from '../contacts/contact.ts';
import { countySlug } from '../elections/contests.ts';
import { csvLine } from '../files/csv-line.ts';
import { quotaOf, shuffle } from '../files/quota.ts';
import type { Scribe } from '../files/scribe.ts';
import { openSink } from '../files/sink.ts';
import type { WrittenFile } from '../files/sink.ts';
import type { Geography, Precinct } from '../land/geography.ts';
import type { Organisation } from '../organisations.ts';
import type { Voter } from '../people/voter.ts';
import { mix, randomOf } from '../random.ts';
import { drawEntry, soil } from './entry.ts';
import type { Entry } from './entry.ts';
import { listForms } from './kinds.ts';
import { sampleHeaders, sampleRow, sampleRows } from './sample.ts';

const listStream = 108;
const truthHeaders = ['record_id', 'voter_id', 'trap'];

interface Row {
  readonly cells: readonly string[];
  readonly truth: readonly string[];
}

interface OpenList {
  readonly path: string;
  readonly headers: readonly string[];
  readonly total: number;
  readonly number: number;
  /** Counties where it was gathered; everywhere where none is named. */
  readonly counties: readonly string[];
  readonly draw: (entry: { readonly voter: Voter; readonly place: number }) => Row;
  readonly rows: Row[];
}

/** Rows of one list: a hundredth of the voters, at least 200, at most 5,000 whatever the state. */
function listSize(geography: Geography): number {
  return Math.min(geography.voters, Math.max(200, Math.min(5_000, geography.voters / 100)) | 0);
}

function truthOf(entry: Entry, recordId: string): readonly string[] {
  return [recordId, entry.voterId, entry.trap];
}

function openLists(geography: Geography, organisations: readonly Organisation[]): OpenList[] {
  const { seed } = geography;
  const lists = organisations.flatMap(({ slug, counties, lists: kinds }) => kinds.map((kind) => {
    const form = listForms[kind];
    const number = mix(...[...`${slug}-${kind}`].map((letter) => letter.charCodeAt(0)));
    const draw: OpenList['draw'] = ({ voter, place }) => {
      const random = randomOf(seed, listStream, number, place);
      const entry = drawEntry(random, voter, { dirt: form.dirt, geography });
      const recordId = `${kind.slice(0, 1)}${String(place + 1).padStart(5, '0')}`;
      const cells = form.fill(random, soil(random, entry, form.dirt), recordId);
      return { cells, truth: truthOf(entry, recordId) };
    };
    const path = `lists/${slug}-${kind.replace('_', '-')}`;
    const { headers } = form;
    return { path, headers, total: listSize(geography), number, counties, draw, rows: [] };
  }));
  const drawSample: OpenList['draw'] = ({ voter, place }) => {
    const random = randomOf(seed, listStream, 1, place);
    const entry = drawEntry(random, voter, { dirt: 'medium', geography });
    const cells = sampleRow(random, soil(random, entry, 'medium'));
    return { cells, truth: truthOf(entry, String(place + 1)) };
  };
  return [...lists, { path: 'lists/sample-dirty', headers: sampleHeaders, rows: [], number: 1,
    counties: [], total: Math.min(sampleRows, geography.voters), draw: drawSample }];
}

async function writeRows(folder: string, path: string, lines: readonly (readonly string[])[]) {
  const sink = await openSink(folder, path, { ending: '\r\n', blockBytes: 1 << 20 });
  for (const cells of lines) sink.line(csvLine(cells));
  return sink.close();
}

/** A list of one county takes its rows there; the others take them from the whole state. */
function rowsWanted(list: OpenList, precinct: Precinct, geography: Geography): number {
  if (list.counties.length === 0) return quotaOf(list.total, precinct, geography);
  const county = geography.counties[precinct.countyIndex];
  if (county === undefined || !list.counties.includes(countySlug(county))) return 0;
  const wanted = Math.min(list.total, county.voters);
  const upTo = (voters: number): number => Math.floor((wanted * voters) / county.voters);
  const start = precinct.firstVoter - county.firstVoter;
  return upTo(start + precinct.voters) - upTo(start);
}

/** Writes the dirty contact lists of the organisations, and the truth beside each. */
export function openListsScribe(
  folder: string, geography: Geography, organisations: readonly Organisation[],
): Scribe {
  const { seed } = geography;
  const lists = openLists(geography, organisations);
  const write: Scribe['write'] = async (precinct, voters) => {
    for (const list of lists) {
      const random = randomOf(seed, listStream, list.number, precinct.index, 7);
      for (let left = rowsWanted(list, precinct, geography); left > 0; left -= 1) {
        const voter = chooseVoter(random, voters);
        list.rows.push(list.draw({ voter, place: list.rows.length }));
      }
    }
  };
  const finish = async (): Promise<readonly WrittenFile[]> => {
    const files: WrittenFile[] = [];
    for (const { path, headers, number, rows } of lists) {
      const mixed = shuffle(randomOf(seed, listStream, number), rows);
      // The sample has no record numbers: its truth goes by line, so it is numbered when mixed.
      const truth = mixed.map(({ truth: [id = '', ...rest] }, at) =>
        [headers === sampleHeaders ? String(at + 1) : id, ...rest]);
      files.push(
        await writeRows(folder, `${path}.csv`, [headers, ...mixed.map(({ cells }) => cells)]),
        await writeRows(folder, `${path}-truth.csv`, [truthHeaders, ...truth]));
    }
    return files;
  };
  return { write, finish };
}
