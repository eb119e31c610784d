import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Refusal } from '../../kernel/index.ts';
import { openListFile } from '../file/index.ts';
import { dedupeFile, type Deduped } from './dedupe.ts';

const usage = `commonroll identity dedupe --file FILE --out FILE
  Finds which records of one CSV file are the same person. FILE has a header in any usual naming:
  names and as much as there is of birth, address, ZIP code, telephone, e-mail and anything else.
  Writes record_id,cluster_id in the order of the file.`;

export interface DedupeDeps {
  readonly print: (line: string) => void;
}

/** `commonroll identity dedupe ...`: returns the exit code; prints to the given sink. */
export async function dedupeCommand(
  args: readonly string[], { print }: DedupeDeps,
): Promise<number> {
  const given = readOptions(args);
  if (given === undefined) {
    print(usage);
    return args.length === 0 || args[0] === 'help' ? 0 : 2;
  }
  if (!await stat(given.file).then((found) => found.isFile(), () => false)) {
    print(`There is no file ${given.file}.`);
    return 2;
  }
  try {
    const deduped = await dedupeFile(await openListFile(given.file));
    await writeClusters(given.out, deduped);
    print(`${deduped.ids.length} records, ${deduped.found} people.`);
    return 0;
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    print(`The file was refused (${fault.code}). ${fault.message}`);
    return 1;
  }
}

function readOptions(
  args: readonly string[],
): { readonly file: string; readonly out: string } | undefined {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { file: text, out: text } });
    if (values.file === undefined || values.out === undefined) return undefined;
    return { file: resolve(values.file), out: resolve(values.out) };
  } catch {
    return undefined;
  }
}

const linesAtOnce = 5_000;

/** Ids go back as they came, for a machine to join on: not even a formula is made harmless. */
function quoted(id: string): string {
  return /[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id;
}

async function writeClusters(path: string, { ids, clusters }: Deduped): Promise<void> {
  const out = createWriteStream(path);
  out.write('record_id,cluster_id\n');
  for (let from = 0; from < ids.length; from += linesAtOnce) {
    const lines = ids.slice(from, from + linesAtOnce)
      .map((id, at) => `${quoted(id)},${clusters[from + at]!}\n`);
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}
