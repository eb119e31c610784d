import pino from 'pino';
import { Refusal } from '../kernel/index.ts';

/**
 * All that a log line may hold: ids, counts, durations and words from closed lists.
 * There is no key for a name, a phone, an address or free text, and there never will be.
 */
export interface LogFields {
  readonly organisationId?: number;
  readonly userId?: string;
  readonly personId?: string;
  readonly contactId?: string;
  readonly importId?: string;
  readonly subscriptionId?: string;
  readonly requestId?: string;
  readonly jobId?: string;
  readonly task?: string;
  readonly attempt?: number;
  readonly count?: number;
  readonly refusedCount?: number;
  readonly bytes?: number;
  readonly ms?: number;
  readonly place?: string;
  readonly method?: string;
  /** The pattern (`/v1/persons/:id`), never the address asked for. */
  readonly route?: string;
  readonly status?: number;
  readonly code?: string;
  readonly step?: string;
  readonly state?: string;
  readonly pid?: number;
  readonly port?: number;
  readonly signal?: string;
  readonly version?: string;
  readonly fault?: unknown;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** One line a call; the event reads `room.past-tense`, e.g. `roll.import-finished`. */
export interface Log {
  debug(event: `${string}.${string}`, fields?: LogFields): void;
  info(event: `${string}.${string}`, fields?: LogFields): void;
  warn(event: `${string}.${string}`, fields?: LogFields): void;
  error(event: `${string}.${string}`, fields?: LogFields): void;
  /** The same log with fields that every line of it bears, e.g. the request's id. */
  with(fields: LogFields): Log;
}

const allowed: ReadonlySet<string> = new Set<keyof LogFields>([
  'organisationId', 'userId', 'personId', 'contactId', 'importId', 'subscriptionId', 'requestId',
  'jobId', 'task', 'attempt', 'count', 'refusedCount', 'bytes', 'ms', 'place', 'method', 'route',
  'status', 'code', 'step', 'state', 'pid', 'port', 'signal', 'version', 'fault',
]);

export interface LogOptions {
  readonly level: LogLevel;
  /** Where lines go; standard output unless told. */
  readonly write?: (line: string) => void;
}

/**
 * A log that drops whatever is not on the list, however it got there. One JSON object a line; at a
 * terminal, where a person looks on, one short sentence a line.
 */
export function createLog({ level, write }: LogOptions): Log {
  const settings = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const toPerson = (line: string): boolean => process.stdout.write(forPeople(line));
  const sink = write ?? (process.stdout.isTTY ? toPerson : undefined);
  return wrap(sink ? pino(settings, { write: sink }) : pino(settings), {});
}

/** `12:04:31 roll.import-finished count=200000`, dimmed unless something is wrong. */
export function forPeople(line: string): string {
  const { level, time, event, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const tail = Object.entries(fields).map(
    ([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  ).join('');
  const text = `${String(time).slice(11, 19)}  ${String(event)}${tail}`;
  return Number(level) >= 40 ? `${text}\n` : `\u001b[2m${text}\u001b[22m\n`;
}

function wrap(logger: pino.Logger, carried: LogFields): Log {
  const line = (level: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) => {
      if (!logger.isLevelEnabled(level)) return;
      logger[level]({ event, ...onlyAllowed({ ...carried, ...fields }) });
    };
  return {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    with: (fields) => wrap(logger, { ...carried, ...fields }),
  };
}

function onlyAllowed(fields: LogFields): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([key]) => allowed.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'fault' ? tellFault(value) : value]),
  );
}

/**
 * A database's message quotes the row it stumbled over, so of those only the codes are kept.
 * A refusal's text is safe by its own promise; a bug's message and stack are what we need.
 */
function tellFault(fault: unknown): Record<string, unknown> {
  if (fault instanceof Refusal) return { name: 'Refusal', code: fault.code };
  if (!(fault instanceof Error)) return { name: typeof fault };
  const { code, table, constraint, routine } = fault as Error & Record<string, unknown>;
  const frames = fault.stack?.split('\n').filter((frame) => /^\s+at /.test(frame)).join('\n');
  const isFromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  if (isFromDatabase) return { name: fault.name, code, table, constraint, routine, frames };
  return { name: fault.name, code, message: fault.message, frames };
}
