import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname, '..');

/** Folders that are installed or built, never written. */
const made = new Set([
  'node_modules', '.git', '.commonroll', 'dist', 'TestResults', 'coverage', '.vite',
]);
/** Written by our own tools from something that is held to the rules itself. */
const generated = new Set(['src/platform/tables.ts', 'web/src/api/schema.ts', 'db/schema.sql']);

export interface SourceFile {
  /** From the root of the checkout, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every written file whose name ends so, in one order. */
export function listFiles(...endings: readonly string[]): readonly SourceFile[] {
  return walk(root)
    .map((path) => relative(root, path).replaceAll('\\', '/'))
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && !generated.has(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return made.has(entry.name) ? [] : walk(join(folder, entry.name));
    return entry.isFile() ? [join(folder, entry.name)] : [];
  });
}

/** What is written in TypeScript, generated files left out. */
export const listSources = (): readonly SourceFile[] => listFiles('.ts', '.tsx', '.mjs', '.mts');

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
