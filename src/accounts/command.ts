import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Config, Database } from '../platform/index.ts';
import { newOrganisationSchema } from './contract.ts';
import { createOperator } from './setup.ts';

const usage = `commonroll accounts create-operator [--name NAME] [--slug SLUG] [--state ST]
    [--email ADDRESS]
  Makes the exchange operator's organisation and prints a one-time link for an owner of it.`;

const optionsSchema = z.object({
  slug: newOrganisationSchema.shape.slug,
  name: newOrganisationSchema.shape.name,
  state: newOrganisationSchema.shape.state,
  email: z.email(),
}).partial();

/** `commonroll accounts ...`: returns the exit code; prints to the given sink. */
export async function accountsCommand(
  args: readonly string[],
  { db, config, print }: {
    readonly db: Database; readonly config: Config; readonly print: (line: string) => void;
  },
): Promise<number> {
  const [name, ...rest] = args;
  if (name !== 'create-operator') {
    print(usage);
    return name === undefined || name === 'help' ? 0 : 2;
  }
  const given = readOptions(rest);
  if (typeof given === 'string') {
    print(given);
    print(usage);
    return 2;
  }
  print('Open this link within seven days; it works once:');
  print(await createOperator(db, config, given));
  return 0;
}

function readOptions(args: readonly string[]) {
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
