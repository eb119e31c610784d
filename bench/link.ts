import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFileSync, renameSync } from 'node:fs';
import { evaluate } from '../test/linkage/evaluate.ts';
import { judge } from '../test/linkage/lists.ts';
import { inProcess, linkageStage } from './linkage.ts';
import type { BenchOptions } from './run.ts';

/**
 * A million records of four kinds at medium dirt against a roll of ten million: preparing the roll
 * from its file, then learning the weights of each list and linking it, results written. Seconds
 * are the shorter of two runs, memory the larger.
 */
export async function run(options: BenchOptions): Promise<void> {
  const { report, note, quick } = options;
  const stage = await linkageStage(options);
  const out = join(dirname(stage.index), 'linked');
  mkdirSync(out, { recursive: true });
  const prepared = await inProcess({ act: 'prepare', roll: stage.roll, index: stage.index });
  const lists = stage.lists.map(({ path }) => path);
  const first = await inProcess({ act: 'link', index: stage.index, lists, out });
  const second = await inProcess({ act: 'link', index: stage.index, lists, out });
  const seconds = Math.min(first.seconds, second.seconds);
  note(`${first.rows} records, ${first.seconds.toFixed(1)} s and ${second.seconds.toFixed(1)} s`);
  const size = quick ? '10k_100k' : '1m_10m';
  report({ figure: `link.seconds_${size}`, value: tenth(seconds), unit: 's', goal: '<= 60',
    holds: seconds <= 60 });
  const memory = Math.max(first.peakMb, second.peakMb);
  report({ figure: 'link.memory_mb', value: Math.round(memory), unit: 'MB', goal: '<= 6000',
    holds: memory <= 6_000 });
  report({ figure: `link.prepare_seconds_${quick ? '100k' : '10m'}`,
    value: tenth(prepared.seconds), unit: 's', goal: '<= 90', holds: prepared.seconds <= 90 });
  note(`preparing held ${Math.round(prepared.peakMb)} MB at most`);
  for (const [place, list] of stage.lists.entries()) {
    const path = join(out, `${list.name}.csv`);
    renameSync(join(out, `${place}.csv`), path);
    const quality = evaluate(judge(list, answersIn(path)));
    note(`${list.name}: F1 ${quality.f1.toFixed(3)}, precision ${quality.precision.toFixed(3)}, `
      + `recall ${quality.recall.toFixed(3)}, calibration error `
      + quality.calibrationError.toFixed(4));
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The answers of a result file; the quoted reason is the last cell and is left out. */
function answersIn(path: string) {
  return new Map(readFileSync(path, 'utf8').split('\n').slice(1, -1).map((line) => {
    const [recordId = '', voterId = '', probability = '', outcome = ''] = line.split(',', 4);
    const matched = outcome === 'matched';
    return [recordId, { voterId, probability: Number(probability), matched }];
  }));
}
