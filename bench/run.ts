import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** One measured figure; `holds` tells whether it reached its goal in this run. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
  readonly holds: boolean;
}

export interface Bench {
  /** Measures and reports; `seed` makes what it invents, `quick` is for trying it out. */
  run(options: BenchOptions): Promise<void>;
}

export interface BenchOptions {
  readonly seed: number;
  readonly quick: boolean;
  report(figure: Figure): void;
  /** A line for the person who waits; goes to standard error. */
  note(text: string): void;
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  contribute: () => import('./contribute.ts'),
  count: () => import('./count.ts'),
  dedupe: () => import('./dedupe.ts'),
  feed: () => import('./feed.ts'),
  import: () => import('./import.ts'),
  link: () => import('./link.ts'),
  'link-quality': () => import('./link-quality.ts'),
  match: () => import('./match.ts'),
};

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, ${gigabytes} GiB, `
    + `Node ${process.versions.node}`;
}

function commit(): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { encoding: 'utf8' }).trim();
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? '+' : '');
  } catch {
    return 'unknown';
  }
}

async function main(words: readonly string[]): Promise<void> {
  const names = words.filter((word) => word in benches);
  const seedWord = words.find((word) => /^--seed=\d+$/.test(word));
  const seed = Number(seedWord?.slice('--seed='.length) ?? 7);
  if (names.length === 0) {
    process.stderr.write(`npm run bench -- NAME [--seed=N] [--quick]; NAME is one of `
      + `${Object.keys(benches).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  const stamp = { machine: machine(), commit: commit(), seed };
  for (const name of names) {
    const bench = await benches[name]!();
    await bench.run({
      seed,
      quick: words.includes('--quick'),
      report: (figure) => process.stdout.write(
        `${JSON.stringify({ bench: name, ...figure, ...stamp })}\n`),
      note: (text) => process.stderr.write(`${name}: ${text}\n`),
    });
  }
}

await main(process.argv.slice(2));
