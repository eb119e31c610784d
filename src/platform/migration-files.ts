import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type MigrationFile = {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
};

export type AppliedMigration = Pick<MigrationFile, 'number' | 'name' | 'sha256'>;

const NAME = /^(\d{4})_[a-z][a-z0-9]*_[a-z0-9_]+\.sql$/;

/** The migrations of a folder by number. Throws where a name or number is out of order. */
export function readMigrationFiles(folder: string): readonly MigrationFile[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort();
  const files = names.map((name) => {
    const number = Number(NAME.exec(name)?.[1]);
    if (Number.isNaN(number)) {
      throw new Error(`The migration ${name} is not named NNNN_room_what.sql.`);
    }
    const sql = readFileSync(join(folder, name), 'utf8');
    return { number, name, sha256: createHash('sha256').update(sql).digest('hex'), sql };
  });
  const twice = files.find((file, at) => files[at - 1]?.number === file.number);
  if (twice !== undefined) {
    throw new Error(`Two migrations bear the number ${twice.number}; one is ${twice.name}.`);
  }
  return files;
}

/**
 * The files still to run on a database, in order.
 * Throws where a file that ran has been edited since, or is gone: then database and code
 * no longer mean the same thing, and going on would hide it.
 */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): readonly MigrationFile[] {
  const byNumber = new Map(files.map((file) => [file.number, file]));
  for (const done of applied) {
    const file = byNumber.get(done.number);
    if (file === undefined) {
      throw new Error(
        `The database has run migration ${done.name}, which this version does not know. ` +
          'It was made by a newer Commonroll; use that, or another database.',
      );
    }
    if (file.sha256 !== done.sha256) {
      throw new Error(
        `The migration ${file.name} was edited after it ran on this database. ` +
          'A merged migration is never edited: write a further one.',
      );
    }
  }
  const done = new Set(applied.map(({ number }) => number));
  return files.filter(({ number }) => !done.has(number));
}
