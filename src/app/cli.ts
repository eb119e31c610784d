import { join } from 'node:path';
import { accountsCommand } from '../accounts/index.ts';
import {
  ConfigFault, createLog, ensureDatabase, findEmbeddedPostgres, migrate, migrateJobs, openDatabase,
  readConfig, systemClock, type Config, type Database,
} from '../platform/index.ts';
import { dedupeCommand, linkCommand, matchCommand } from '../identity/index.ts';
import { Refusal } from '../kernel/index.ts';
import { rollCommand } from '../roll/index.ts';
import { openDatabaseServer } from './database-server.ts';

/** What a command of a room is given. */
interface CommandDeps {
  readonly db: Database;
  readonly config: Config;
  print(line: string): void;
}
type Command = (args: readonly string[], deps: CommandDeps) => Promise<number>;

/** Commands that need the database; a name of two words is a room's command and what it does. */
const commands: Readonly<Record<string, { readonly does: string; readonly run: Command }>> = {
  roll: { does: 'import a state\'s voter file', run: rollCommand },
  accounts: { does: 'make the first operator, reset a password', run: accountsCommand },
  'identity match': { does: 'say whom a list means, for an organisation', run: matchCommand },
};

/** Commands on files alone. */
const fileCommands: Readonly<Record<string, {
  readonly does: string;
  run(args: readonly string[], deps: Pick<CommandDeps, 'print'> & { readonly now: string }):
    Promise<number>;
}>> = {
  'identity link': { does: 'say whom of a roll file lists mean', run: linkCommand },
  'identity dedupe': { does: 'say which records of one file are one person', run: dedupeCommand },
};

const usage = [
  'npm run commonroll -- COMMAND ...',
  ...Object.entries({ ...commands, ...fileCommands })
    .map(([name, { does }]) => `  ${name.padEnd(16)} ${does}`),
].join('\n');

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(words: readonly string[]): Promise<number> {
  const [first = 'help', second = ''] = words;
  const name = [`${first} ${second}`, first].find((one) => one in commands || one in fileCommands);
  const args = words.slice(name === undefined ? 0 : name.split(' ').length);
  const onFiles = name === undefined ? undefined : fileCommands[name];
  if (onFiles) return onFiles.run(args, { print, now: systemClock.now().toISOString() });
  const command = name === undefined ? undefined : commands[name];
  if (!command) {
    print(usage);
    return first === 'help' ? 0 : 2;
  }
  const config = readConfig(process.env);
  const server = await reachDatabase(config);
  try {
    const urls = await migrate({ adminUrl: server.adminUrl });
    await migrateJobs(server.adminUrl);
    const db = await openDatabase({ ...urls, poolSize: 4 });
    try {
      return await command.run(args, { db, config, print });
    } finally {
      await db.close();
    }
  } finally {
    await server.stop();
  }
}

/** The database of the server that runs on this data folder, or one that lives as long as this. */
async function reachDatabase(
  config: Config,
): Promise<{ readonly adminUrl: string; stop(): Promise<void> }> {
  const running = findEmbeddedPostgres(join(config.dataFolder, 'postgres'));
  if (config.databaseUrl === undefined && running !== undefined) {
    const adminUrl = await ensureDatabase(running, 'commonroll');
    return { adminUrl, stop: async () => undefined };
  }
  return openDatabaseServer(config, createLog({ level: 'silent' }), () => undefined);
}

function tellFailure(error: unknown): number {
  const isForeseen = error instanceof Refusal || error instanceof ConfigFault;
  process.stderr.write(`${isForeseen ? error.message : String((error as Error).stack)}\n`);
  if (error instanceof Refusal) {
    for (const fault of error.faults) process.stderr.write(`  ${fault.pointer}: ${fault.detail}\n`);
  }
  return 1;
}

process.exitCode = await main(process.argv.slice(2)).catch(tellFailure);
