import { execFileSync } from 'node:child_process';
import {
  existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { refuseBentMap, rooms, type Room } from '../rooms.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

function cruise(root: string): Cruise {
  const folders = ['src', 'web/src'].filter((folder) => existsSync(join(root, folder)));
  const args = [CRUISER, '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const json = execFileSync(process.execPath, [...args, ...folders], {
    cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(json) as Cruise;
}

function sourcesOf(root: string): readonly string[] {
  return ['src', 'web/src'].flatMap((folder) => {
    if (!existsSync(join(root, folder))) return [];
    const entries = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    return entries.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
  });
}

const broken = ({ summary }: Cruise) =>
  summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} -> ${to.replace(/.*node_modules/, '')}`,
  );

/** A small house under the real rules, with the given files in it. */
function cruisePlanted(files: Readonly<Record<string, string>>): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'walls-'));
  try {
    const ruleFiles = ['rooms.mjs', '.dependency-cruiser.mjs', 'tsconfig.json'];
    for (const shared of ['node_modules', ...ruleFiles]) {
      symlinkSync(join(ROOT, shared), join(root, shared));
    }
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    return broken(cruise(root));
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('every import in the house goes down and through a front door', { timeout: 120_000 }, () => {
  const result = cruise(ROOT);
  expect(broken(result)).toEqual([]);
  // With an unfitting TypeScript the cruiser sees no file at all and is content.
  const seen = new Set(result.modules.map(({ source }) => source));
  expect(sourcesOf(ROOT).filter((file) => !seen.has(file))).toEqual([]);
});

test('the walls catch each kind of forbidden import', { timeout: 60_000 }, () => {
  const found = cruisePlanted({
    'src/kernel/index.ts': `import { now } from 'node:os';\nexport const a = now;`,
    'src/audit/index.ts': `export { b } from './b.ts';\nexport { r } from '../roll/index.ts';`,
    'src/audit/b.ts': `import { c } from './c.ts';\nexport const b: number = c;`,
    'src/audit/c.ts': `import type { b } from './b.ts';\nexport const c = 1 as typeof b;`,
    'src/roll/index.ts': `export const r = 1;`,
    'src/roll/contract.ts': `import { r } from './index.ts';\nexport const s = r;`,
    'src/roll/near.ts': `import pg from 'pg';\nexport { pg };\nexport { b } from '../audit/b.ts';`,
    'src/roll/store.ts': `import pg from 'pg';\nexport { pg };`,
    'src/roll/alone.ts': `export const alone = 1;`,
    'web/src/page.ts': `import { r } from '../../src/roll/index.ts';\nexport { r };`,
  });
  expect(found.toSorted()).toEqual([
    'audit-only-its-neighbours: src/audit/index.ts -> src/roll/index.ts',
    'contracts-are-light: src/roll/contract.ts -> src/roll/index.ts',
    'database-in-stores: src/roll/near.ts -> /pg/esm/index.mjs',
    'kernel-imports-nothing: src/kernel/index.ts -> os',
    'no-circle: src/audit/b.ts -> src/audit/c.ts',
    'no-orphan: src/roll/alone.ts -> src/roll/alone.ts',
    'through-the-front-door: src/roll/near.ts -> src/audit/b.ts',
    'web-sees-contracts-and-kernel: web/src/page.ts -> src/roll/index.ts',
  ]);
});

test('a map in which a room uses one listed after it is refused', () => {
  const bent: Room[] = [
    { name: 'low', floor: 1, does: '', uses: ['high'] },
    { name: 'high', floor: 2, does: '', uses: [] },
  ];
  expect(() => refuseBentMap(bent)).toThrow(/does not stand below/);
  expect(() => refuseBentMap([...rooms, ...rooms])).toThrow(/twice/);
});

test('no room is on the map without standing in the house, nor the other way round', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.toSorted()).toEqual(rooms.map(({ name }) => name).toSorted());
});
