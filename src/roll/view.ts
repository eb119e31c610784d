import { seal, type Database } from '../platform/index.ts';
import { summarySchema, type ImportView, type Summary } from './contract.ts';
import { steps } from './import/progress.ts';
import type { ImportRow } from './store/import.ts';

/** An import as its organisation sees it. */
export function importView(db: Database, row: ImportRow): ImportView {
  const report = summarySchema.safeParse(row.summary).data ?? null;
  return {
    id: seal(db, 'import', row.importId),
    layout: row.layout, kind: row.kind, fileName: row.fileName, status: row.status, step: row.step,
    progress: shareDone(row), version: row.version,
    rowsDone: Number(row.rowsDone),
    rowsTotal: row.rowsTotal === null ? null : Number(row.rowsTotal),
    summary: report === null ? {} : countsOf(report),
    report,
    refusal: row.refusal as ImportView['refusal'],
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Where each step begins on a bar from 0 to 1; learned from imports of a million voters. */
const begins = [0, 0.15, 0.25, 0.4, 0.95, 1] as const;

function shareDone({ status, step, rowsDone, rowsTotal }: ImportRow): number {
  if (status === 'done') return 1;
  const at = steps.findIndex((name) => name === step);
  if (at < 0) return 0;
  const from = begins[at] ?? 1;
  const to = begins[at + 1] ?? 1;
  const share = rowsTotal === null || rowsTotal === 0n ? 0 : Number(rowsDone) / Number(rowsTotal);
  return from + (to - from) * Math.min(1, share);
}

/** The numbers that people look for first. */
export function countsOf(report: Summary): Record<string, number> {
  const { votes } = report;
  const changes = votes === undefined
    ? {
      new: report.new ?? 0, changed: report.changed ?? 0, moved: report.moved ?? 0,
      cancelled: report.cancelled ?? 0, returned: report.returned ?? 0,
      unchanged: report.unchanged ?? 0, absent: report.absent ?? 0,
      superseded: report.superseded ?? 0,
    }
    : {
      new: votes.new, changed: votes.changed, unchanged: votes.unchanged,
      didNotVote: votes.didNotVote, repeated: votes.repeated, unknownVoters: votes.unknownVoters,
    };
  return { rows: report.lines, ...changes, problems: report.problems };
}
