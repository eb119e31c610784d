import { csvLine } from '../../files/csv-line.ts';
import { quotaOf, shuffle } from '../../files/quota.ts';
import type { Scribe } from '../../files/scribe.ts';
import { openSink } from '../../files/sink.ts';
import type { WrittenFile } from '../../files/sink.ts';
import type { Geography } from '../../land/geography.ts';
import { mix, randomOf } from '../../random.ts';
import type { Sampler } from '../../random.ts';
import type { Dirt } from '../entry.ts';
import { linkageForms } from './forms.ts';
import type { LinkageForm } from './forms.ts';
import { drawSubject, sceneOf } from './persons.ts';
import type { Scene } from './persons.ts';
import { rates } from './rates.ts';
import { beginningsOf, linkageKinds } from './subject.ts';
import type { Beginning, LinkageKind } from './subject.ts';
import { writeRow } from './write-row.ts';

const linkageStream = 110;
const truthHeaders = ['record_id', 'voter_id', 'trap'];

interface OpenList {
  readonly kind: LinkageKind;
  readonly dirt: Dirt;
  readonly number: number;
  readonly form: LinkageForm;
  readonly beginnings: Sampler<Beginning>;
  readonly rows: Row[];
}

interface Row {
  readonly cells: readonly string[];
  readonly truth: readonly string[];
}

function openLists(): readonly OpenList[] {
  const dirts: readonly Dirt[] = ['medium', 'hard'];
  return linkageKinds.flatMap((kind, at) => dirts.map((dirt) => ({
    kind, dirt, number: mix(linkageStream, at, dirt.length), form: linkageForms[kind][dirt],
    beginnings: beginningsOf(kind, dirt), rows: [],
  })));
}

function drawRow(list: OpenList, scene: Scene): Row {
  const { kind, dirt, form, rows } = list;
  const random = randomOf(scene.geography.seed, linkageStream, list.number, rows.length);
  const recordId = `${kind.slice(0, 1).toUpperCase()}${String(rows.length + 1).padStart(6, '0')}`;
  const beginning = list.beginnings.draw(random);
  const subject = drawSubject(random, scene, { beginning, rates: rates[dirt] });
  const row = writeRow(random, subject, { kind, recordId, rates: rates[dirt] });
  return { cells: form.fill(random, row), truth: [recordId, subject.voterId, row.trap] };
}

async function writeLines(folder: string, path: string, lines: readonly (readonly string[])[]) {
  const sink = await openSink(folder, path, { ending: '\r\n', blockBytes: 1 << 20 });
  for (const cells of lines) sink.line(csvLine(cells));
  return sink.close();
}

/**
 * Writes lists for judging a matcher: four kinds at two levels of dirt, `rows` lines each, with the
 * truth beside them. They are nastier than the organisations' own and leave those as they are.
 */
export function openLinkageScribe(folder: string, geography: Geography, rows: number): Scribe {
  const lists = openLists();
  const write: Scribe['write'] = async (precinct, voters) => {
    if (voters.length === 0) return;
    const scene = sceneOf(geography, precinct, voters);
    for (const list of lists) {
      for (let left = quotaOf(rows, precinct, geography); left > 0; left -= 1) {
        list.rows.push(drawRow(list, scene));
      }
    }
  };
  const finish = async (): Promise<readonly WrittenFile[]> => {
    const files: WrittenFile[] = [];
    for (const { kind, dirt, number, form, rows: drawn } of lists) {
      const mixed = shuffle(randomOf(geography.seed, linkageStream, number), drawn);
      const path = `lists/linkage/${kind}-${dirt}`;
      files.push(
        await writeLines(folder, `${path}.csv`, [form.headers, ...mixed.map((row) => row.cells)]),
        await writeLines(folder, `${path}-truth.csv`,
          [truthHeaders, ...mixed.map((row) => row.truth)]));
    }
    return files;
  };
  return { write, finish };
}
