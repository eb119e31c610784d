import { basename, join, resolve } from 'node:path';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { organisations, type Organisation } from '../accounts/index.ts';
import { Refusal } from '../kernel/index.ts';
import type { Config, Database } from '../platform/index.ts';
import type { Summary } from './contract.ts';
import type { FileKind } from './file/layout.ts';
import type { Progress } from './import/progress.ts';
import { requestImport } from './import/request.ts';
import { importRoll } from './import/run.ts';
import { countsOf } from './view.ts';

const usage = `commonroll roll import FILE [--layout nc] [--history FILE] [--organisation SLUG]
    [--force]
  Imports a file of registrations, then, if given, one of vote history. Only differences from the
  roll as it is are applied. --organisation: who contributes the roll (default: the only state
  party). --force: also where many voters are missing from the file.`;

export interface CommandDeps {
  readonly db: Database;
  readonly config: Config;
  readonly print: (line: string) => void;
}

/** `commonroll roll ...`: returns the exit code; prints to the given sink. */
export async function rollCommand(args: readonly string[], deps: CommandDeps): Promise<number> {
  const given = readOptions(args);
  if (given === undefined) {
    deps.print(usage);
    return args[0] === 'help' || args.length === 0 ? 0 : 2;
  }
  const all = await organisations(deps.db);
  const parties = all.filter((one) => one.kind === 'state_party');
  const organisation = given.organisation === undefined
    ? (parties.length === 1 ? parties[0] : undefined)
    : all.find((one) => one.slug === given.organisation);
  if (!organisation) {
    const slugs = all.map((one) => one.slug).join(', ');
    deps.print(`Say whose roll it is, with --organisation: ${slugs}`);
    return 2;
  }
  for (const file of given.files) {
    const code = await importFile(deps, { ...given, file, organisation });
    if (code !== 0) return code;
  }
  return 0;
}

interface Options {
  readonly files: readonly GivenFile[];
  readonly layout: string;
  readonly organisation: string | undefined;
  readonly force: boolean;
}

interface GivenFile {
  readonly path: string;
  readonly kind: FileKind;
}

function readOptions(args: readonly string[]): Options | undefined {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { layout: text, history: text, organisation: text, force: { type: 'boolean' } },
    });
    const [verb, path, ...more] = positionals;
    if (verb !== 'import' || path === undefined || more.length > 0) return undefined;
    const files: GivenFile[] = [{ path, kind: 'registrations' }];
    if (values.history !== undefined) files.push({ path: values.history, kind: 'history' });
    return {
      files, layout: values.layout ?? 'nc', organisation: values.organisation,
      force: values.force ?? false,
    };
  } catch {
    return undefined;
  }
}

async function importFile(
  { db, config, print }: CommandDeps,
  given: {
    file: GivenFile; organisation: Organisation; layout: string; force: boolean;
  },
): Promise<number> {
  const path = resolve(given.file.path);
  if (!await stat(path).then((found) => found.isFile(), () => false)) {
    print(`There is no file ${given.file.path}.`);
    return 2;
  }
  const name = basename(path);
  const importId = await requestImport(db, {
    organisationId: given.organisation.organisationId, userId: 'command-line',
    layout: given.layout, kind: given.file.kind, force: given.force, fileName: name,
    filePath: path,
  });
  try {
    const summary = await importRoll({
      db, importId, file: path, folder: join(config.dataFolder, 'imports'),
      onProgress: stepTeller((step) => print(`${name}: ${step}`)),
    });
    tellSummary(print, name, summary);
    return 0;
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    print(`${name} was refused (${fault.code}). ${fault.message}`);
    return 1;
  }
}

/** One line for each step, not one for each row. */
function stepTeller(tell: (step: string) => void): (progress: Progress) => void {
  let last = '';
  return ({ step, of }) => {
    if (step === 'writing' && of === undefined) return;
    if (step !== last) tell(step === 'writing' ? `writing ${of} rows` : step);
    last = step;
  };
}

function tellSummary(print: (line: string) => void, name: string, summary: Summary): void {
  const counts = Object.entries(countsOf(summary)).map(([word, count]) => `${word} ${count}`);
  print(`${name} (${summary.state.toUpperCase()}, ${summary.encoding}): ${counts.join(', ')}.`);
  if (summary.version === null) print('Nothing differs from the roll as it is.');
  else print(`The roll is now at version ${summary.version}.`);
  if (summary.unknownColumns.length > 0) {
    print(`Columns left out: ${summary.unknownColumns.join(', ')}.`);
  }
}
