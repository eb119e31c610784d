import { Refusal } from '../kernel/index.ts';

/** SQLSTATEs of a server that stops, starts or has no connection left, and of a lost connection. */
const awayStates = /^(08...|53[23]00|57P0[1-5])$/;
const awayErrors: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT']);
/** The driver gives these no code. */
const awayWords = /^(Connection terminated|Client has encountered a connection error)/;
const soonMs = 1_000;
const laterMs = 30_000;

/**
 * What a fault of the database server means to whoever asked: it is away, or its disk is full. Then
 * nothing was acknowledged, and the same request may be sent again. Undefined for other faults.
 */
export function absenceOf(error: Error): Refusal | undefined {
  const code = 'code' in error ? String(error.code) : '';
  if (code === '53100') {
    return new Refusal('unavailable', 'platform/disk-full',
      'The disk of the database is full. Nothing was stored.', { retryAfterMs: laterMs });
  }
  const isSystem = 'syscall' in error && error.syscall === 'connect';
  const isAway = awayStates.test(code) || awayWords.test(error.message)
    || (isSystem && awayErrors.has(code));
  if (!isAway) return undefined;
  return new Refusal('unavailable', 'platform/database-away',
    'The database is not there just now. Nothing was acknowledged; send it again.',
    { retryAfterMs: soonMs });
}
