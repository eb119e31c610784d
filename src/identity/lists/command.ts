import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { organisations } from '../../accounts/index.ts';
import { record } from '../../audit/index.ts';
import { purposes, Refusal } from '../../kernel/index.ts';
import { withSystem, type Config, type Database } from '../../platform/index.ts';
import { openListFile } from '../file/index.ts';
import { noCounts, type ListCounts } from './contract.ts';
import { batchRows } from './list-rows.ts';
import { mappingOf } from './mapping.ts';
import { addCounts, matchRows, type Asker } from './match-rows.ts';
import { resultHeader, tellRows } from './result.ts';
import { readingOf } from './run.ts';

const usage = `commonroll identity match --file FILE --organisation SLUG --purpose P --out FILE
  Says whom each row of a CSV file means, whatever its header: record_id, person_id, voter_id,
  probability, outcome (matched, review or new) and reason, one line for each row in its order.
  Only what the organisation may read for the purpose is compared; nothing else is written.`;

export interface MatchCommandDeps {
  readonly db: Database;
  readonly config: Config;
  readonly print: (line: string) => void;
}

const batchSize = 1_000;
const tellEvery = 50_000;

/** `commonroll identity match`, its own words left away; returns the exit code. */
export async function matchCommand(
  args: readonly string[], { db, print }: MatchCommandDeps,
): Promise<number> {
  const given = readOptions(args);
  if (given === undefined) {
    print(usage);
    return args[0] === 'help' ? 0 : 2;
  }
  const purpose = purposes.find((one) => one === given.purpose);
  if (purpose === undefined) {
    print(`Say what this is for, with --purpose: ${purposes.join(', ')}.`);
    return 2;
  }
  const all = await organisations(db);
  const organisation = all.find(({ slug }) => slug === given.organisation);
  if (!organisation) {
    print(`Say whose list it is, with --organisation: ${all.map(({ slug }) => slug).join(', ')}.`);
    return 2;
  }
  if (!await stat(given.file).then((found) => found.isFile(), () => false)) {
    print(`There is no file ${given.file}.`);
    return 2;
  }
  const asker = { organisationId: organisation.organisationId, userId: 'command-line', purpose };
  try {
    const counts = await matchFile(db, asker, { ...given, print });
    print(tellCounts(counts));
    return 0;
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    print(`The list was refused (${fault.code}). ${fault.message}`);
    return 1;
  }
}

interface Options {
  readonly file: string;
  readonly organisation: string;
  readonly purpose: string;
  readonly out: string;
}

function readOptions(args: readonly string[]): Options | undefined {
  const text = { type: 'string' } as const;
  try {
    const { values: { file, organisation, purpose, out } } = parseArgs({
      args: [...args], options: { file: text, organisation: text, purpose: text, out: text },
    });
    if (!file || !organisation || !purpose || !out) return undefined;
    return { file: resolve(file), organisation, purpose, out: resolve(out) };
  } catch {
    return undefined;
  }
}

async function matchFile(
  db: Database, asker: Asker,
  given: { readonly file: string; readonly out: string; print(line: string): void },
): Promise<ListCounts> {
  const { format, columns } = await openListFile(given.file);
  const list = { filePath: given.file, format, mapping: mappingOf(columns) };
  const reading = await readingOf(db, asker);
  const out = createWriteStream(given.out, { mode: 0o600 });
  let counts = noCounts;
  let rows = 0;
  out.write(resultHeader);
  for await (const batch of batchRows(list, reading, { from: 0, size: batchSize })) {
    const matched = await matchRows(db, asker, { rows: batch });
    if (!out.write(await tellRows(db, asker, matched))) await once(out, 'drain');
    counts = addCounts(counts, matched);
    rows += batch.length;
    if (rows % tellEvery === 0) given.print(`${rows} rows: ${tellCounts(counts)}`);
  }
  out.end();
  await finished(out);
  await withSystem(db, (tx) => record(tx, {
    kind: 'list.disclosed', ...asker, detail: { rows, ...counts },
  }));
  return counts;
}

function tellCounts({ matched, review, new: unknown, unreadable }: ListCounts): string {
  return `matched ${matched}, review ${review}, new ${unknown} (unreadable ${unreadable})`;
}
