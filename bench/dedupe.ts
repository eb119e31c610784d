import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dedupeFile } from '../src/identity/dedupe/index.ts';
import { openListFile } from '../src/identity/file/index.ts';
import { historicalCsv, inventHistorical, scorePairwise } from './dedupe-set.ts';
import type { BenchOptions } from './run.ts';

/**
 * `dedupe.invented_f1`, `dedupe.seconds_50k`, `dedupe.memory_mb`: an invented set of 5,000 people
 * in 50,000 records, built like the public one of historical people and at least as dirty.
 * `dedupe.febrl3_f1`, `dedupe.febrl4_f1`: where COMMONROLL_LINKAGE_DATA names the folder that has
 * febrl3.csv.gz, febrl4a.csv.gz and febrl4b.csv.gz; the social security number is never read.
 */
export async function run(options: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'commonroll-dedupe-'));
  try {
    await measureInvented(folder, options);
    const data = process.env['COMMONROLL_LINKAGE_DATA'];
    if (data === undefined) options.note('COMMONROLL_LINKAGE_DATA is not set: no FEBRL sets');
    else await measureFebrl(folder, data, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measureInvented(
  folder: string, { seed, quick, report, note }: BenchOptions,
): Promise<void> {
  const records = inventHistorical(seed, quick ? 500 : 5_000);
  const path = join(folder, 'invented.csv');
  await writeFile(path, historicalCsv(records));
  note(`${records.length} invented records`);
  const before = performance.now();
  const { clusters, found } = await dedupeFile(await openListFile(path));
  const seconds = (performance.now() - before) / 1_000;
  const score = scorePairwise(records.map(({ cluster }) => cluster), clusters);
  note(`${found} people found, precision ${score.precision.toFixed(4)}, `
    + `recall ${score.recall.toFixed(4)}`);
  reportF1(report, 'dedupe.invented_f1', { f1: score.f1, goal: 0.9 });
  if (quick) return;
  report({ figure: 'dedupe.seconds_50k', value: Math.round(seconds * 10) / 10, unit: 's',
    goal: '<= 60', holds: seconds <= 60 });
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  report({ figure: 'dedupe.memory_mb', value: megabytes, unit: 'MB', goal: '<= 2,000',
    holds: megabytes <= 2_000 });
}

async function measureFebrl(
  folder: string, data: string, { report, note }: BenchOptions,
): Promise<void> {
  for (const [figure, goal, files] of [
    ['dedupe.febrl3_f1', 0.994, ['febrl3']],
    ['dedupe.febrl4_f1', 0.998, ['febrl4a', 'febrl4b']],
  ] as const) {
    const texts = await Promise.all(files.map(async (file) =>
      gunzipSync(await readFile(join(data, `${file}.csv.gz`))).toString('utf8')));
    const path = join(folder, 'febrl.csv');
    await writeFile(path, texts.map((text, at) =>
      (at === 0 ? text : text.slice(text.indexOf('\n') + 1))).join(''));
    note(files.join(' and '));
    const { ids, clusters } = await dedupeFile(await openListFile(path));
    const persons = ids.map((id) => id.split('-')[1] ?? '');
    reportF1(report, figure, { f1: scorePairwise(persons, clusters).f1, goal });
  }
}

function reportF1(report: BenchOptions['report'], figure: string, { f1, goal }: {
  readonly f1: number; readonly goal: number;
}): void {
  report({ figure, value: Math.round(f1 * 10_000) / 10_000, unit: 'F1', goal: `>= ${goal}`,
    holds: f1 >= goal });
}
