import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { refuse } from '../../kernel/index.ts';
import { openListFile } from '../file/index.ts';
import { prepareRoll } from './prepare.ts';
import { learnFromList, startLinking } from './run.ts';

const usage = 'npm run commonroll -- identity link --roll ROLL --list LIST [--list LIST ...] '
  + '--out DIR';

/**
 * `identity link`: says for every record of the lists whom of the roll it means, without a server
 * or a database. Writes `NAME.csv` per list and `weights.json`. Refuses identity/bad-command,
 * roll/wrong-layout, identity/unreadable-list and identity/no-usable-column.
 */
export async function linkCommand(
  args: readonly string[], { print, now }: { print(line: string): void; readonly now: string },
): Promise<number> {
  if (args[0] === 'help') {
    print(usage);
    return 0;
  }
  const { roll, lists, out } = readArguments(args);
  for (const path of [roll, ...lists]) await refuseMissing(path);
  const opened = await Promise.all(lists.map(async (path) =>
    ({ path, name: basename(path, extname(path)), list: await openListFile(path) })));
  const thisYear = Number(now.slice(0, 4));
  const began = performance.now();
  const stored = await prepareRoll(roll, { thisYear });
  print(`${stored.rows} voters prepared in ${seconds(began)} s`);
  await mkdir(out, { recursive: true });
  const linking = startLinking(stored, thisYear);
  const learned: Record<string, unknown> = {};
  try {
    for (const { name, list } of opened) {
      const start = performance.now();
      const weights = await learnFromList(stored, list, { thisYear, now, name });
      learned[name] = weights;
      const counts = await linking.linkList(list, join(out, `${name}.csv`), weights);
      print(`${name}: ${counts.matched} matched, ${counts.review} to review, ${counts.new} new, `
        + `in ${seconds(start)} s`);
    }
  } finally {
    await linking.close();
  }
  await writeFile(join(out, 'weights.json'), `${JSON.stringify(learned, null, 2)}\n`);
  return 0;
}

async function refuseMissing(path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined))?.isFile() === true) return;
  refuse({ kind: 'invalid', code: 'identity/bad-command', detail: `There is no file ${path}.` });
}

const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1);

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args], strict: false,
    options: {
      roll: { type: 'string' }, list: { type: 'string', multiple: true }, out: { type: 'string' },
    },
  });
  const { roll, list, out } = values as { roll?: string; list?: string[]; out?: string };
  if (roll === undefined || list === undefined || list.length === 0 || out === undefined) {
    return refuse({ kind: 'invalid', code: 'identity/bad-command', detail: usage });
  }
  const names = list.map((path) => basename(path, extname(path)));
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) {
    return refuse({ kind: 'invalid', code: 'identity/bad-command',
      detail: `Two lists are called ${twice}; their results would have one name.` });
  }
  return { roll, lists: list, out };
}
