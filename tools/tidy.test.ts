import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { findOversize, limits, parse } from './measure.ts';
import { isTest, listFiles, listSources, root } from './source-files.ts';

/** Grown before the rule looked at them. These lists may only shrink. */
const oldOffenders: readonly string[] = [];
const fullRooms: Readonly<Record<string, number>> = { platform: 35 };

const sources = listSources();
const written = sources.filter(({ path }) => !isTest(path));

test('no file, function or line is past its limit', () => {
  const isOld = (found: string) => oldOffenders.some((old) => found.startsWith(old));
  expect(sources.flatMap(findOversize).filter((found) => !isOld(found))).toEqual([]);
});

test('an old offender that has been mended leaves the list', () => {
  const oversize = sources.flatMap(findOversize);
  const stands = (old: string) => oversize.some((found) => found.startsWith(old));
  expect(oldOffenders.filter((old) => !stands(old))).toEqual([]);
});

test('most files are short', () => {
  const lengths = written.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(limits.columns);
});

test('files are named in kebab-case for the noun or verb inside', () => {
  const bad = sources.map(({ path }) => path).filter((path) => {
    const name = basename(path).replace(/\.(d|db|test|config|en|es)(?=\.)/g, '');
    const isConfig = name.startsWith('.');
    const isEmpty = /^(utils?|helpers?|common|managers?|misc|shared)\b/.test(name);
    return !isConfig && (isEmpty || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*\.(tsx?|m[jt]s)$/.test(name));
  });
  expect(bad).toEqual([]);
});

test('only the clock reads the time', () => {
  const readers = written
    .filter(({ path }) => path.startsWith('src/') && path !== 'src/platform/clock.ts')
    .filter(({ text }) => /new Date\(\)|\bDate\.now\(\)/.test(text));
  expect(readers.map(({ path }) => path)).toEqual([]);
});

test('nothing is exported by default but where a tool asks for it', () => {
  const asked = /(^|\/)([a-z-]+\.config\.(ts|mjs)|\.dependency-cruiser\.mjs|postgres-setup\.ts)$/;
  const found = sources
    .filter(({ path, text }) => !asked.test(path) && /^export default\b/m.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('a class stands only where something must be told apart by instanceof', () => {
  const found = written.flatMap((file) => {
    const names: string[] = [];
    ts.forEachChild(parse(file), (node) => {
      if (!ts.isClassDeclaration(node)) return;
      const parent = node.heritageClauses?.[0]?.types[0]?.expression.getText() ?? '';
      if (!/Error$|Refusal$/.test(parent)) names.push(`${file.path}: ${node.name?.text ?? ''}`);
    });
    return names;
  });
  expect(found).toEqual([]);
});

test('nothing is put off in a comment', () => {
  const words = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|');
  const mark = new RegExp(`(//|/\\*|^\\s*\\*|--|<!--).*\\b(${words})\\b`, 'm');
  const found = listFiles('.ts', '.tsx', '.mjs', '.md', '.sql', '.css')
    .filter(({ text }) => mark.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('no file names a machine, a private folder or a private registry', () => {
  const private_ = new RegExp(
    ['/wo' + 'rk/', '/ho' + 'me/[a-z]', '/Us' + 'ers/[a-z]', '/ro' + 'ot/', 'artifact' + 'ory',
      'verda' + 'ccio', '\\.inter' + 'nal\\b', 'registry\\.(?!npm' + 'js\\.org)[a-z]'].join('|'),
  );
  const all = listFiles('.ts', '.tsx', '.mjs', '.mts', '.md', '.sql', '.css', '.json', '.html',
    '.svg', '.txt', '.yml', '.yaml', '/run');
  expect(all.filter(({ text }) => private_.test(text)).map(({ path }) => path)).toEqual([]);
});

test('a migration says first why it is there', () => {
  const mute = listFiles('.sql').filter(({ path, text }) =>
    path.startsWith('db/migrations/') && !text.startsWith('-- '));
  expect(mute.map(({ path }) => path)).toEqual([]);
});

test('every room says at its door what it is, in sixty lines at most', () => {
  const rooms = readdirSync(join(root, 'src'));
  const doors = new Map(listFiles('README.md').map(({ path, text }) => [path, text]));
  const wordless = rooms.filter((room) => !doors.has(`src/${room}/README.md`));
  expect(wordless).toEqual([]);
  const long = rooms.filter((room) =>
    (doors.get(`src/${room}/README.md`) ?? '').trimEnd().split('\n').length > 60);
  expect(long).toEqual([]);
});

test('a room with more than 25 files is two rooms', () => {
  const full = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      count: written.filter(({ path }) => new RegExp(`^src/${name}/[^/]+$`).test(path)).length,
    }))
    .filter(({ name, count }) => count > (fullRooms[name] ?? 25));
  expect(full).toEqual([]);
});
