import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

// All that must hold, in the order in which it is cheapest to learn that it does not. Walls and
// tidiness are vitest files of their own (tools/*.test.ts). Words after `npm test --` go to vitest.

const ROOT = resolve(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'TestResults');
const REPORT = join(RESULTS, 'vitest.json');

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

function tool(name: string, args: readonly string[]): number {
  const began = performance.now();
  const bin = join(ROOT, 'node_modules', '.bin', name);
  const { status } = spawnSync(bin, args, { cwd: ROOT, stdio: 'inherit' });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} ${args.join(' ')} (${seconds} s)`);
  return status ?? 1;
}

const single = (status: number): Tally =>
  status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

function runTests(words: readonly string[]): Tally {
  rmSync(REPORT, { force: true });
  mkdirSync(RESULTS, { recursive: true });
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', REPORT];
  const exit = tool('vitest', ['run', ...reporters, ...words]);
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
  // A file that cannot be loaded or prepared has no failed test to its name, nor has an error
  // outside every test.
  const mute = report.testResults.filter(({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((one) => one.status === 'failed')).length;
  const failed = report.numFailedTests + mute;
  return { passed: report.numPassedTests, failed: failed === 0 && exit !== 0 ? 1 : failed };
}

const tallies = [
  single(tool('tsc', ['-p', '.'])),
  ...(existsSync(join(ROOT, 'web', 'src')) ? [single(tool('tsc', ['-p', 'web']))] : []),
  single(tool('eslint', ['.', '--max-warnings', '0'])),
  runTests(process.argv.slice(2)),
];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
