import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const port = z.coerce.number().int().min(1).max(65_535);

/** Every key that Commonroll reads from its environment; docs/reference tells each. */
export const configSchema = z.object({
  PORT: port.default(4000).describe('Port of the web and the API.'),
  HOST: z.string().min(1).default('127.0.0.1')
    .describe('Address to listen on. Loopback unless told otherwise.'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional()
    .describe('Address under which people reach it; needed behind a proxy.'),
  COMMONROLL_DATA: z.string().min(1).default('.commonroll')
    .describe('Folder for the embedded database, the column store and uploads.'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional()
    .describe('Your own PostgreSQL (16 or newer), as a role that may create roles.'),
  DATABASE_URL_FILE: z.string().min(1).optional()
    .describe('A file that holds DATABASE_URL, so that it is in no process list.'),
  COMMONROLL_DEMO: flag.default(true)
    .describe('Fill an empty installation with the invented state and offer its demo sign-ins.'),
  DEMO_VOTERS: z.coerce.number().int().min(200).max(10_000_000).default(200_000)
    .describe('Voters in the invented state.'),
  DEMO_CONTACTS: z.coerce.number().int().min(0).max(20_000_000).default(400_000)
    .describe('Contacts in the invented state.'),
  DEMO_SEED: z.coerce.number().int().min(1).default(7)
    .describe('Seed of the invented state: one seed, one state.'),
  DEMO_LIVE: flag.default(true)
    .describe('Let invented canvassers go on contributing in the demo state, about one a second.'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')
    .describe('Least weight of a line that is logged.'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(60_000)
    .describe('Requests a minute that one caller may make.'),
  DUCKDB_THREADS: z.coerce.number().int().min(1).max(256).default(2)
    .describe('Threads of the column store.'),
  DUCKDB_MEMORY_MB: z.coerce.number().int().min(128).default(2_000)
    .describe('Memory of the column store, in megabytes.'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  readonly demoVoters: number;
  readonly demoContacts: number;
  readonly demoSeed: number;
  readonly demoLive: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly rateLimitPerMinute: number;
  readonly duckdbThreads: number;
  readonly duckdbMemoryMb: number;
}

/** Thrown with every fault at once, one sentence each. */
export class ConfigFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n- ${faults.join('\n- ')}`);
    this.faults = faults;
  }
}

/** Reads the configuration once; frozen from then on. Throws ConfigFault with all faults. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = configSchema.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  );
  const databaseUrl = readSecret(given, faults);
  if (!parsed.success || faults.length > 0) throw new ConfigFault(faults);
  const value = parsed.data;
  return Object.freeze({
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL ?? `http://localhost:${value.PORT}`,
    dataFolder: resolve(value.COMMONROLL_DATA),
    databaseUrl,
    demo: value.COMMONROLL_DEMO,
    demoVoters: value.DEMO_VOTERS,
    demoContacts: value.DEMO_CONTACTS,
    demoSeed: value.DEMO_SEED,
    demoLive: value.DEMO_LIVE,
    logLevel: value.LOG_LEVEL,
    rateLimitPerMinute: value.RATE_LIMIT_PER_MINUTE,
    duckdbThreads: value.DUCKDB_THREADS,
    duckdbMemoryMb: value.DUCKDB_MEMORY_MB,
  });
}

function readSecret(
  env: Readonly<Record<string, string | undefined>>, faults: string[],
): string | undefined {
  const file = env['DATABASE_URL_FILE'];
  if (file === undefined) return env['DATABASE_URL'];
  if (env['DATABASE_URL'] !== undefined) {
    faults.push('DATABASE_URL: give either this or DATABASE_URL_FILE, not both');
    return undefined;
  }
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (/^postgres(ql)?:\/\//.test(text)) return text;
    faults.push('DATABASE_URL_FILE: the file does not hold a postgresql:// address');
  } catch {
    faults.push('DATABASE_URL_FILE: the file cannot be read');
  }
  return undefined;
}
