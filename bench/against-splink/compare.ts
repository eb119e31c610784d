import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cutAt, evaluate } from '../../test/linkage/evaluate.ts';
import { readLinked, runLinkCommand } from '../../test/linkage/link-command.ts';
import { judge, writeLinkageWorld } from '../../test/linkage/lists.ts';
import type { Answer, LinkageList } from '../../test/linkage/lists.ts';
import { readPlainList, readPlainRoll } from '../plain-scorer/record.ts';
import { writePrepared } from './prepared.ts';

const script = join(import.meta.dirname, 'link.py');
const three = (value: number): string => value.toFixed(3);

interface Files {
  readonly out: string;
  readonly roll: string;
  readonly python: string;
}

/** Seconds of a whole process, its start included. */
function timed(program: string, words: readonly string[]): number {
  const startMs = performance.now();
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - startMs) / 1000;
}

function readAnswers(path: string): ReadonlyMap<string, Answer> {
  const lines = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/).slice(1);
  return new Map(lines.map((line) => {
    const [recordId = '', voterId = '', probability = '0'] = line.split(',');
    return [recordId, { voterId, probability: Number(probability), matched: false }];
  }));
}

function bySplink({ out, python }: Files, list: LinkageList) {
  const prepared = join(out, 'prepared', `${list.name}.csv`);
  const answers = join(out, 'splink', `${list.name}.csv`);
  writePrepared(prepared, readPlainList(list.path));
  const seconds = timed(python, [script, join(out, 'prepared', 'roll.csv'), prepared, answers]);
  const rows = judge(list, readAnswers(answers));
  const quality = evaluate(cutAt(rows, 0.5));
  return { seconds, atHalf: quality.f1, best: quality.bestF1 };
}

function byUs({ out, roll }: Files, list: LinkageList) {
  const seconds = runLinkCommand({ roll, lists: [list], out: join(out, 'ours') });
  const quality = evaluate(judge(list, readLinked(join(out, 'ours'), list)));
  return { seconds, atOwnCut: quality.f1, best: quality.bestF1 };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: {
    python: { type: 'string', default: 'python3' }, seed: { type: 'string', default: '7' },
    voters: { type: 'string', default: '100000' }, rows: { type: 'string', default: '20000' },
  } });
  const out = join('.commonroll', 'bench', 'against-splink');
  const world = await writeLinkageWorld({ out, voters: Number(values.voters),
    rows: Number(values.rows), seed: Number(values.seed) });
  for (const folder of ['prepared', 'splink', 'ours']) {
    mkdirSync(join(out, folder), { recursive: true });
  }
  writePrepared(join(out, 'prepared', 'roll.csv'), await readPlainRoll(world.roll));
  for (const list of world.lists) {
    const files = { out, roll: world.roll, python: values.python };
    const splink = bySplink(files, list);
    const ours = byUs(files, list);
    process.stdout.write(`${list.name}: Splink F1 ${three(splink.atHalf)} (best cut `
      + `${three(splink.best)}) in ${splink.seconds.toFixed(1)} s, ours ${three(ours.atOwnCut)} `
      + `(best cut ${three(ours.best)}) in ${ours.seconds.toFixed(1)} s\n`);
  }
}

await main();
