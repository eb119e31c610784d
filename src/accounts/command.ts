import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Config, Database } from '../platform/index.ts';
import { newOrganisationSchema } from './contract.ts';
import { resetPassword } from './sign-in/reset-password.ts';
import { createOperator } from './setup.ts';

const usage = `commonroll accounts create-operator [--name NAME] [--slug SLUG] [--state ST]
    [--email ADDRESS]
  Makes the exchange operator's organisation and prints a one-time link for an owner of it.
commonroll accounts reset-password --email ADDRESS
  Prints a new password, turns the second factor off and ends every session of that person.`;

const optionsSchema = z.object({
  slug: newOrganisationSchema.shape.slug,
  name: newOrganisationSchema.shape.name,
  state: newOrganisationSchema.shape.state,
  email: z.email(),
}).partial();

interface CommandDeps {
  readonly db: Database;
  readonly config: Config;
  readonly print: (line: string) => void;
}
interface Options {
  readonly slug?: string;
  readonly name?: string;
  readonly state?: string;
  readonly email?: string;
}

/** `commonroll accounts ...`: returns the exit code; prints to the given sink. */
export async function accountsCommand(
  args: readonly string[], deps: CommandDeps,
): Promise<number> {
  const [name = 'help', ...rest] = args;
  const command = commands.get(name);
  const given = readOptions(rest);
  if (command && typeof given !== 'string') return command(given, deps);
  if (typeof given === 'string') deps.print(given);
  deps.print(usage);
  return name === 'help' ? 0 : 2;
}

const commands = new Map<string, (given: Options, deps: CommandDeps) => Promise<number>>([
  ['create-operator', async (given, { db, config, print }) => {
    print('Open this link within seven days; it works once:');
    print(await createOperator(db, config, given));
    return 0;
  }],
  ['reset-password', async ({ email = '' }, { db, print }) => {
    const password = await resetPassword(db, email);
    print(password === undefined
      ? 'Nobody here has this address. Give it with --email.'
      : `The new password, until it is changed: ${password}`);
    return password === undefined ? 2 : 0;
  }],
]);

function readOptions(args: readonly string[]): Options | string {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args], options: { slug: text, name: text, state: text, email: text },
    });
    const parsed = optionsSchema.safeParse(values);
    if (!parsed.success) return z.prettifyError(parsed.error);
    // exactOptionalPropertyTypes: an option that was not given is no key at all.
    const options = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
    return Object.fromEntries(options);
  } catch (error) {
    return (error as Error).message;
  }
}
