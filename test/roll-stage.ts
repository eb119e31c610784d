import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../src/platform/index.ts';
import { importRoll, requestImport, type Progress, type Summary } from '../src/roll/index.ts';
import { createTestDatabase } from './postgres.ts';

/** A database with one state party, and a folder for files of rolls. */
export interface RollStage {
  readonly db: Database;
  readonly folder: string;
  readonly partyId: number;
  /** Imports a file of this content; rejects with the refusal. */
  importText(content: string | Buffer, options?: ImportSaid): Promise<Summary>;
  /** The last import's number. */
  lastImport(): bigint;
  rows<Row>(query: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export interface ImportSaid {
  readonly force?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly organisationId?: number;
  /** Another try of this import instead of a new one. */
  readonly again?: bigint;
}

export async function openRollStage(): Promise<RollStage> {
  const database = await createTestDatabase();
  const db = await openDatabase(database);
  const folder = await mkdtemp(join(tmpdir(), 'roll-stage-'));
  const addParty = async (slug: string): Promise<number> => {
    const row = await db.system.insertInto('organisation')
      .values({
        slug, name: slug, kind: 'state_party', side: 'hard', state: 'nc', created_at: new Date(),
      }).returning('organisation_id').executeTakeFirstOrThrow();
    return row.organisation_id;
  };
  const partyId = await addParty('party');
  await addParty('other-party');
  let last = 0n;
  return {
    db, folder, partyId,
    importText: async (content, said = {}) => {
      const file = join(folder, 'roll.txt');
      await writeFile(file, content);
      const organisationId = said.organisationId ?? partyId;
      last = said.again ?? await requestImport(db, {
        organisationId, userId: 'user', layout: 'nc', fileName: 'roll.txt', filePath: file,
        kind: 'registrations', force: said.force ?? false,
      });
      const { signal, onProgress } = said;
      return importRoll({
        db, importId: last, file, folder: join(folder, 'work'), ...(signal && { signal }),
        ...(onProgress && { onProgress }),
      });
    },
    lastImport: () => last,
    rows: async <Row>(query: string) => (await db.systemPool.query(query)).rows as Row[],
    close: async () => {
      await db.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
