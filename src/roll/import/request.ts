import { withApp, type Database } from '../../platform/index.ts';
import { insertImport, type NewImport } from '../store/import.ts';

/** Puts an import on the list, to be run by `importRoll`; its number. */
export function requestImport(db: Database, given: NewImport): Promise<bigint> {
  const context = { organisationId: given.organisationId, sources: [] };
  return withApp(db, context, (tx) => insertImport(tx, given));
}
