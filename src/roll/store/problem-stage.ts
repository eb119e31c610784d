import type { DuckDb } from '../../platform/index.ts';
import type { LineFault } from '../file/records.ts';
import { text } from './duck-text.ts';

/** A condition over the view `typed` that makes a line a bad one. */
export interface Check {
  /** Column of the file. */
  readonly column: string;
  readonly condition: string;
  readonly reason: string;
  /** Expression that shows the offending value; only for columns that identify nobody. */
  readonly sample?: string;
}

export function anyOf(checks: readonly Check[]): string {
  return checks.map(({ condition }) => `coalesce(${condition}, false)`).join(' or ');
}

/** The table `problem`: one line for each fault of a faulty line, read again by `typed`. */
export async function listProblems(duck: DuckDb, checks: readonly Check[]): Promise<void> {
  const [faulty] = await duck.all<{ some: boolean }>(
    'select count(*) > 0 as some from lines where is_faulty');
  // Without any the file need not be read again; the empty table has the same columns.
  await duck.run(`create or replace table suspect as select * from typed ${faulty?.some === true
    ? 'semi join (select line from lines where is_faulty) as faulty using (line)' : 'limit 0'}`);
  const parts = checks.map(({ column, condition, reason, sample }) => `
    select line, ${text(column)} as column_name, ${text(reason)} as reason,
      ${sample === undefined ? 'null::varchar' : `left(${sample}, 60)`} as sample
    from suspect where ${condition}`);
  await duck.run(`create or replace table problem as ${parts.join(' union all ')}`);
}

/** Lines that were no records at all; their voters are `present` where the id could be read. */
export async function addLineFaults(duck: DuckDb, faults: readonly LineFault[]): Promise<void> {
  await duck.append('problem', faults.map(({ line, reason }) => [line, '(line)', reason, null]));
  const keys = new Set(faults.map(({ key }) => key.trim().toUpperCase()).filter(Boolean));
  await duck.append('present', [...keys].map((key) => [key]));
}
