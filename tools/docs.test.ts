import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { rooms } from '../rooms.mjs';
import { mapFile, renderMap } from './draw-map.ts';
import { schemaFile } from './dump-schema.ts';
import { listFiles, root } from './source-files.ts';
import { generatedPages } from './write-reference.ts';

const pages = listFiles('.md');
const page = (path: string): string => readFileSync(join(root, path), 'utf8');

test('the picture of the rooms is that of the map (npm run map)', () => {
  expect(readFileSync(mapFile, 'utf8')).toBe(renderMap(rooms));
});

test.each(Object.entries(generatedPages))(
  'what is generated from the code says what the code says (npm run reference): %s',
  (path, render) => {
    expect(page(path)).toBe(render());
  });

test('no page links to what is not there', () => {
  const dead = pages.flatMap(({ path, text }) =>
    linksOf(text)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !leadsSomewhere(path, link))
      .map((link) => `${path} -> ${link}`));
  expect(dead).toEqual([]);
});

function linksOf(text: string): readonly string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map((match) => match[1] ?? '');
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : normalize(join(dirname(from), file));
  if (!existsSync(join(root, target))) return false;
  if (anchor === undefined || !target.endsWith('.md')) return true;
  return headingsOf(page(target)).includes(anchor);
}

/** Anchors as the common renderers make them. */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+\s+(.*)$/gm)].map((match) =>
    (match[1] ?? '').toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').trim().replace(/\s+/g, '-'));
}

test('the README and the house page name every room', () => {
  for (const file of ['README.md', 'HOUSE.md']) {
    const text = page(file);
    const unnamed = [...rooms.map(({ name }) => name), 'web'].filter(
      (name) => !text.includes(`\`${name}\``) && !text.includes(`[${name}](`),
    );
    expect(unnamed, file).toEqual([]);
  }
});

test('every table is owned by one room, whose README says so', () => {
  const schema = readFileSync(schemaFile, 'utf8');
  const tables = [...schema.matchAll(/^create table (\w+)/gm)].map((match) => match[1] ?? '');
  const owners = tables.map((table) => ({
    table,
    rooms: rooms.map(({ name }) => name).filter((name) =>
      ownedBy(page(`src/${name}/README.md`)).includes(table)),
  }));
  expect(owners.filter((owner) => owner.rooms.length !== 1)).toEqual([]);
});

/** The words in code type of the paragraph or chapter that speaks of the tables owned. */
function ownedBy(text: string): readonly string[] {
  const next = '(?=\\n\\s*\\n(?:\\*\\*|#)|(?![\\s\\S]))';
  const pattern = new RegExp(`^(?:\\*\\*|#+\\s*)Tables[\\s\\S]*?${next}`, 'm');
  const chapter = pattern.exec(text)?.[0] ?? '';
  return [...chapter.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '');
}

test('the page for contributors tells every command', () => {
  const about = JSON.parse(page('package.json')) as { readonly scripts: Record<string, string> };
  const commands = Object.keys(about.scripts)
    .filter((name) => !(name.startsWith('pre') && name.slice(3) in about.scripts))
    .map((name) => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`));
  const text = page('CONTRIBUTING.md');
  expect(commands.filter((command) => !text.includes(`\`${command}`))).toEqual([]);
});

test('every decision says what would change our mind', () => {
  const decisions = pages.filter(({ path }) => /^docs\/decisions\/\d{4}-/.test(path));
  expect(decisions.length).toBeGreaterThan(0);
  const closed = decisions.filter(({ text }) => !/change our mind/i.test(text));
  expect(closed.map(({ path }) => path)).toEqual([]);
});
