/** The machinery under the rooms; knows no voter, no party, no agreement. */
export { appendChanges, type NewChange } from './changelog.ts';
export {
  findLastPlace, followChanges, listChanges, listChangesAt, type Follower,
} from './changes.ts';
export type { Change } from './change.ts';
export { makeBell, type Bell } from './bell.ts';
export { metricsRoute, type Measure } from './metrics.ts';
export {
  sequencerMeasures, startSequencer, type Sequencer, type SequencerState,
} from './sequencer.ts';
export { steeredClock, systemClock, type Clock, type SteeredClock } from './clock.ts';
export { configSchema, ConfigFault, readConfig, type Config } from './config.ts';
export type { App, Deps } from './app.ts';
export { buildApp, maxBodyBytes } from './http.ts';
export { enqueue, migrateJobs, runJobs, type Task, type TaskList } from './jobs.ts';
export { keepFile, type KeptFile } from './keep-file.ts';
export { createLog, type Log, type LogFields } from './log.ts';
export { migrate } from './migrate.ts';
export {
  findEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres,
} from './embedded-postgres.ts';
export { clearDatabase, ensureDatabase, isHalfBuilt } from './half-built.ts';
export { becomeOnlyWorker } from './only-worker.ts';
export { cutPage, pageOf, pageQuery, readCursor, writeCursor } from './paging.ts';
export { problemSchema, statusOf, type Problem } from './problem.ts';
export { openDatabase, seal, unseal, withApp, withSystem } from './postgres.ts';
export type { AppContext, Database, Tx } from './postgres.ts';
export type { Json, Tables } from './tables.ts';
export { readCsv, sniffCsv, writeCsv } from './csv.ts';
export type { CsvFault, CsvFormat, CsvRow, CsvRowFault } from './csv.ts';
export { openDuckDb } from './duckdb.ts';
export type { DuckCell, DuckDb, DuckOptions, DuckParameter, DuckSession } from './duckdb.ts';
export { findEncoding, readText, type FoundEncoding } from './text-encoding.ts';
export { headerKey, suggestColumns, type ColumnTarget } from './column-mapping.ts';
