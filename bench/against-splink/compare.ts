import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cutAt, evaluate } from '../../test/linkage/evaluate.ts';
import { readLinked, runLinkCommand } from '../../test/linkage/link-command.ts';
import { judge, levels, writeLinkageWorld } from '../../test/linkage/lists.ts';
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

interface Outcome {
  readonly seconds: number;
  /** At the cut that the matcher makes by itself: 0.5 for Splink. */
  readonly f1: number;
  readonly bestF1: number;
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

function bySplink({ out, python }: Files, list: LinkageList): Outcome {
  const prepared = join(out, 'prepared', `${list.name}.csv`);
  const answers = join(out, 'splink', `${list.name}.csv`);
  writePrepared(prepared, readPlainList(list.path));
  const seconds = timed(python, [script, join(out, 'prepared', 'roll.csv'), prepared, answers]);
  const rows = judge(list, readAnswers(answers));
  const { f1, bestF1 } = evaluate(cutAt(rows, 0.5));
  return { seconds, f1, bestF1 };
}

function byUs({ out, roll }: Files, list: LinkageList): Outcome {
  const seconds = runLinkCommand({ roll, lists: [list], out: join(out, 'ours') });
  const { f1, bestF1 } = evaluate(judge(list, readLinked(join(out, 'ours'), list)));
  return { seconds, f1, bestF1 };
}

interface Both {
  readonly list: LinkageList;
  readonly splink: Outcome;
  readonly ours: Outcome;
}

const told = ({ f1, bestF1, seconds }: Outcome): string =>
  `F1 ${three(f1)} (best cut ${three(bestF1)}) in ${seconds.toFixed(1)} s`;

function tell(name: string, { splink, ours }: Omit<Both, 'list'>): void {
  process.stdout.write(`${name}: Splink ${told(splink)}, ours ${told(ours)}\n`);
}

function meanOf(outcomes: readonly Outcome[]): Outcome {
  const mean = (pick: (one: Outcome) => number): number =>
    outcomes.reduce((sum, one) => sum + pick(one), 0) / outcomes.length;
  return { seconds: mean((one) => one.seconds), f1: mean((one) => one.f1),
    bestF1: mean((one) => one.bestF1) };
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
  const files = { out, roll: world.roll, python: values.python };
  const all = world.lists.map((list): Both => {
    const both = { list, splink: bySplink(files, list), ours: byUs(files, list) };
    tell(list.name, both);
    return both;
  });
  for (const level of levels) {
    const atLevel = all.filter(({ list }) => list.level === level);
    tell(`mean of ${level}`, { splink: meanOf(atLevel.map(({ splink }) => splink)),
      ours: meanOf(atLevel.map(({ ours }) => ours)) });
  }
}

await main();
