import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rooms } from '../rooms.mjs';
import { configSchema } from '../src/platform/config.ts';
import { isTest, listFiles, listSources, root } from './source-files.ts';

// What people wrote by hand in docs/ is held to the code where it names things of the code.

const pages = listFiles('.md')
  .filter(({ path }) => path.startsWith('docs/') || path === 'README.md');

/** Each find of the pattern's first group, with the page it stands on. */
function findAll(pattern: RegExp): readonly { readonly path: string; readonly word: string }[] {
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map((match) => ({ path, word: match[1] ?? '' })));
}

test('the index leads to every page', () => {
  const index = readFileSync(join(root, 'docs', 'index.md'), 'utf8');
  const unnamed = pages.map(({ path }) => path)
    .filter((path) => path.startsWith('docs/') && path !== 'docs/index.md')
    .filter((path) => !index.includes(`](${path.slice('docs/'.length)})`));
  expect(unnamed).toEqual([]);
});

test('every address that a page tells to call is one of the API', () => {
  const api = readFileSync(join(root, 'web', 'src', 'api', 'schema.ts'), 'utf8');
  const shape = (address: string): string => address.replace(/\{\w+\}/g, '{}');
  const known = new Set([...api.matchAll(/^ {4}"(\/[^"]+)": \{/gm)]
    .map(([, path]) => shape(path!)));
  known.add('/v1/openapi.json');
  const calls = findAll(/`(?:GET|POST|PUT|PATCH|DELETE) (\/[^\s`?]+)/g);
  expect(calls.length).toBeGreaterThan(20);
  expect(calls.filter(({ word }) => !known.has(shape(word)))).toEqual([]);
});

test('every command that a page tells to run is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  expect(findAll(/npm run ([a-z]+)/g).filter(({ word }) => !(word in scripts))).toEqual([]);
});

test('every key of the configuration that a page names is one', () => {
  const known = new Set(Object.keys(configSchema.shape));
  const named = findAll(
    /\b((?:COMMONROLL|DEMO|DATABASE|DUCKDB|RATE|LOG|PUBLIC)_[A-Z_]+|PORT|HOST)\b/g);
  expect(named.filter(({ word }) => !known.has(word))).toEqual([]);
});

test('every source file that a page names is there', () => {
  const named = findAll(/`([a-z][\w-]*(?:\/[\w.-]+)+\.(?:ts|mjs|sql))`/g);
  expect(named.filter(({ word }) =>
    !existsSync(join(root, word)) && !existsSync(join(root, 'src', word)))).toEqual([]);
});

test('every refusal and every log event that a page names is in the code', () => {
  const code = listSources().filter(({ path }) => path.startsWith('src/') && !isTest(path))
    .map(({ text }) => text).join('\n');
  const names = rooms.map(({ name }) => name).join('|');
  const refusal = `(?:${names})/[a-z]+(?:-[a-z]+)*`;
  const event = `(?:${names})\\.[a-z]+(?:-[a-z]+)+`;
  const words = findAll(new RegExp(`\`(${refusal}|${event})\``, 'g'));
  expect(words.length).toBeGreaterThan(40);
  expect(words.filter(({ word }) => !code.includes(`'${word}'`))).toEqual([]);
});
