import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kinds, readLinkageWorld, writeLinkageWorld } from '../test/linkage/lists.ts';
import type { LinkageList } from '../test/linkage/lists.ts';
import type { LinkDone, LinkOrder } from './link-process.ts';
import type { BenchOptions } from './run.ts';

export interface LinkageStage {
  readonly roll: string;
  /** Where the prepared roll lies, once it was prepared. */
  readonly index: string;
  /** The medium lists of the four kinds. */
  readonly lists: readonly LinkageList[];
}

/** The invented state with its lists, kept between runs: ten million voters take minutes. */
export async function linkageStage({ seed, quick, note }: BenchOptions): Promise<LinkageStage> {
  const voters = quick ? 100_000 : 10_000_000;
  const rows = quick ? 2_500 : 250_000;
  const out = join('.commonroll', 'bench', `linkage-${voters}-${seed}`);
  const isThere = existsSync(join(out, 'manifest.json'));
  if (!isThere) note(`making ${voters} voters; this takes minutes`);
  const { roll, lists } = isThere ? readLinkageWorld({ out })
    : await writeLinkageWorld({ voters, rows, out, seed });
  const medium = kinds.flatMap((kind) => lists.filter(({ name }) => name === `${kind}-medium`));
  return { roll, lists: medium, index: join(out, 'roll.index') };
}

/** Has one piece of work done in a process of its own. */
export function inProcess(order: LinkOrder): Promise<LinkDone> {
  const file = fileURLToPath(new URL('./link-process.ts', import.meta.url));
  const child = fork(file, [], { execArgv: ['--expose-gc', '--max-old-space-size=4096'] });
  child.send(order);
  return new Promise((done, fail) => {
    child.once('message', (result) => done(result as LinkDone));
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`The process ended with ${code}.`)));
  });
}

/** The prepared roll, made where an earlier run did not. */
export async function preparedRoll(stage: LinkageStage): Promise<LinkDone | undefined> {
  if (existsSync(stage.index)) return undefined;
  return inProcess({ act: 'prepare', roll: stage.roll, index: stage.index });
}
