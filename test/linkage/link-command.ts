import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { Answer, LinkageList } from './lists.ts';

const cli = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url));

/** Runs `commonroll identity link` over lists; returns the seconds of the whole process. */
export function runLinkCommand(of: {
  readonly roll: string; readonly lists: readonly LinkageList[]; readonly out: string;
}): number {
  mkdirSync(of.out, { recursive: true });
  const lists = of.lists.flatMap(({ path }) => ['--list', path]);
  const startMs = performance.now();
  execFileSync(process.execPath,
    [cli, 'identity', 'link', '--roll', of.roll, ...lists, '--out', of.out],
    { stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - startMs) / 1000;
}

interface Line {
  readonly record_id: string;
  readonly voter_id: string;
  readonly probability: string;
  readonly outcome: string;
}

/** What the command wrote about a list. */
export function readLinked(out: string, list: LinkageList): ReadonlyMap<string, Answer> {
  const lines: Line[] = parse(readFileSync(join(out, basename(list.path))), { columns: true });
  return new Map(lines.map((line) => [line.record_id, {
    voterId: line.voter_id, probability: Number(line.probability),
    matched: line.outcome === 'matched',
  }]));
}
