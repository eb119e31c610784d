import { join } from 'node:path';
import { cutAt, evaluate } from '../test/linkage/evaluate.ts';
import type { JudgedRow, Quality } from '../test/linkage/evaluate.ts';
import { judge, levels, writeLinkageWorld } from '../test/linkage/lists.ts';
import type { Level, LinkageList, LinkageWorld } from '../test/linkage/lists.ts';
import { readPlainList, readPlainRoll } from './plain-scorer/record.ts';
import { indexPlainRoll, scorePlain } from './plain-scorer/score.ts';
import type { BenchOptions } from './run.ts';

interface Judged {
  readonly list: LinkageList;
  readonly rows: readonly JudgedRow[];
  readonly quality: Quality;
}

/**
 * How well lists are linked that are as dirty as those of campaigns, beside a plain scorer that is
 * given the truth to lay its cut: see `plain-scorer/README.md`. A table per list goes to standard
 * error.
 */
export async function run(options: BenchOptions): Promise<void> {
  const out = join('.commonroll', 'bench', 'link-quality');
  const size = options.quick ? { voters: 10_000, rows: 2_000 } : { voters: 100_000, rows: 20_000 };
  const world = await writeLinkageWorld({ ...size, out, seed: options.seed });
  const plain = await linkPlain(world);
  for (const level of levels) {
    describe(options, 'plain', plain.filter(({ list }) => list.level === level));
    reportPlain(options, level, plain);
  }
}

async function linkPlain({ roll, lists }: LinkageWorld): Promise<readonly Judged[]> {
  const index = indexPlainRoll(await readPlainRoll(roll));
  return lists.map((list) => {
    const answers = new Map(scorePlain(index, readPlainList(list.path))
      .map(({ recordId, voterId, bits }) =>
        [recordId, { voterId, probability: bits, matched: false }]));
    const scored = judge(list, answers);
    const rows = cutAt(scored, evaluate(scored).bestCut);
    return { list, rows, quality: evaluate(rows) };
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const three = (value: number): number => Math.round(value * 1000) / 1000;

function describe({ note }: BenchOptions, who: string, judged: readonly Judged[]): void {
  for (const { list, quality } of judged) {
    note(`${who} ${list.name}: F1 ${three(quality.f1)} (best ${three(quality.bestF1)}), precision `
      + `${percent(quality.precision)}, recall ${percent(quality.recall)}, at precision 0.99 `
      + `${percent(quality.recallAtPrecision99)}`
      + (who === 'plain' ? '' : `, calibration error ${quality.calibrationError.toFixed(4)}`));
  }
  const traps = evaluate(judged.flatMap(({ rows }) => rows)).traps;
  note(`${who} ${judged[0]?.list.level ?? ''}, right / wrongly linked: ` + traps.map((trap) =>
    `${trap.trap} ${percent(trap.right)} / ${percent(trap.wronglyLinked)}`).join(', '));
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share of unregistered housemates who were linked to somebody, all lists of a level together. */
function housematesLinked(judged: readonly Judged[]): number {
  return evaluate(judged.flatMap(({ rows }) => rows)).traps
    .find(({ trap }) => trap === 'housemate')?.wronglyLinked ?? 0;
}

/** The plain scorer is a yardstick: lists on which it does better are not nasty enough. */
const plainAtMost: Readonly<Record<Level, number>> = { medium: 0.905, hard: 0.79 };

function reportPlain({ report }: BenchOptions, level: Level, all: readonly Judged[]): void {
  const judged = all.filter(({ list }) => list.level === level);
  const f1 = three(meanOf(judged.map(({ quality }) => quality.bestF1)));
  const most = plainAtMost[level];
  report({ figure: `link-quality.plain_f1_${level}`, value: f1, unit: '', goal: `<= ${most}`,
    holds: f1 <= most });
  const linked = three(100 * housematesLinked(judged));
  report({ figure: `link-quality.plain_housemates_linked_${level}`, value: linked, unit: '%',
    goal: '>= 35', holds: linked >= 35 });
}
