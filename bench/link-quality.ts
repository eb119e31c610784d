import { join } from 'node:path';
import { cutAt, evaluate } from '../test/linkage/evaluate.ts';
import type { JudgedRow, Quality } from '../test/linkage/evaluate.ts';
import { readLinked, runLinkCommand } from '../test/linkage/link-command.ts';
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
  const ours = linkOurs(options, world, join(out, 'ours'));
  for (const level of levels) {
    const atLevel = ({ list }: Judged): boolean => list.level === level;
    describe(options, 'plain', plain.filter(atLevel));
    describe(options, 'ours', ours.filter(atLevel));
    reportPlain(options, level, plain.filter(atLevel));
    reportOurs(options, level, ours.filter(atLevel));
  }
}

function linkOurs(
  { note }: BenchOptions, { roll, lists }: LinkageWorld, out: string,
): readonly Judged[] {
  const seconds = runLinkCommand({ roll, lists, out });
  const rows = lists.reduce((sum, { truth }) => sum + truth.length, 0);
  note(`ours linked ${rows} rows in ${seconds.toFixed(1)} s, the roll's reading included`);
  return lists.map((list) => {
    const judged = judge(list, readLinked(out, list));
    return { list, rows: judged, quality: evaluate(judged) };
  });
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

function reportPlain({ report }: BenchOptions, level: Level, judged: readonly Judged[]): void {
  const f1 = three(meanOf(judged.map(({ quality }) => quality.bestF1)));
  const most = plainAtMost[level];
  report({ figure: `link-quality.plain_f1_${level}`, value: f1, unit: '', goal: `<= ${most}`,
    holds: f1 <= most });
  const linked = three(100 * housematesLinked(judged));
  report({ figure: `link-quality.plain_housemates_linked_${level}`, value: linked, unit: '%',
    goal: '>= 35', holds: linked >= 35 });
}

const f1AtLeast: Readonly<Record<Level, number>> = { medium: 0.925, hard: 0.82 };

/** Mean F1 at our own cut; the other goals are set for medium dirt only. */
function reportOurs({ report }: BenchOptions, level: Level, judged: readonly Judged[]): void {
  const least = (figure: string, value: number, goal: number): void =>
    report({ figure: `link-quality.${figure}_${level}`, value: three(value), unit: '',
      goal: `>= ${goal}`, holds: value >= goal });
  least('f1', meanOf(judged.map(({ quality }) => quality.f1)), f1AtLeast[level]);
  const apart = three(meanOf(judged.map(({ quality }) => quality.calibrationError)));
  report({ figure: `link-quality.calibration_error_${level}`, value: apart, unit: '',
    goal: '<= 0.02', holds: apart <= 0.02 });
  if (level === 'hard') return;
  least('recall_at_precision_99',
    meanOf(judged.map(({ quality }) => quality.recallAtPrecision99)), 0.8);
  const linked = three(100 * housematesLinked(judged));
  report({ figure: `link-quality.housemates_linked_${level}`, value: linked, unit: '%',
    goal: '<= 10', holds: linked <= 10 });
}
