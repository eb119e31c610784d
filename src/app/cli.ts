import { join } from 'node:path';
import { accountsCommand } from '../accounts/index.ts';
import {
  ConfigFault, createLog, ensureDatabase, findEmbeddedPostgres, migrate, migrateJobs, openDatabase,
  readConfig, type Config, type Database,
} from '../platform/index.ts';
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

const commands: Readonly<Record<string, { readonly does: string; readonly run: Command }>> = {
  roll: { does: 'import a state\'s voter file', run: rollCommand },
  accounts: { does: 'make the first operator, reset a password', run: accountsCommand },
};

const usage = [
  'npm run commonroll -- COMMAND ...',
  ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(10)} ${does}`),
].join('\n');

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = name === undefined ? undefined : commands[name];
  if (!command) {
    print(usage);
    return name === undefined || name === 'help' ? 0 : 2;
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
