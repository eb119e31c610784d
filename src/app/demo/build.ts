import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedDemoAccounts, type Organisation } from '../../accounts/index.ts';
import { importCivics, importShapes } from '../../civics/index.ts';
import type { Database, Deps } from '../../platform/index.ts';
import { writeWorld } from '../../world/index.ts';
import { isEmptyInstallation, readDemoMark, writeDemoMark } from '../store.ts';
import { signDemoAgreements } from './agreements.ts';
import { fillDemo } from './fill.ts';
import { loadDemoRoll } from './load-roll.ts';
import { worldFolder } from './world-folder.ts';

/**
 * Builds the invented state into an empty installation, through the same doors that real files and
 * real contacts come in by. Tells each step; does nothing where anybody takes part already. A build
 * that dies leaves its mark, and the next start throws away what it left.
 */
export async function ensureDemo(deps: Deps, tell: (step: string) => void): Promise<boolean> {
  const { db, config } = deps;
  if (await readDemoMark(db) === 'true') return true;
  if (!config.demo || !await isEmptyInstallation(db)) return false;
  await writeDemoMark(db, 'building');
  const folder = worldFolder(deps);
  // The weeks end with yesterday's last hour; what comes today comes live.
  const yesterday = new Date(db.clock.now().getTime() - 86_400_000);
  await writeWorld({
    out: folder, voters: config.demoVoters, contacts: config.demoContacts, seed: config.demoSeed,
    until: yesterday.toISOString(), parts: ['roll', 'history', 'contacts', 'lists'],
  });
  tell(`The invented state of Columbia has ${config.demoVoters} voters.`);
  const found = await seedReference(db, folder);
  tell(`${found.length} organisations signed their agreements.`);
  await loadDemoRoll(deps, folder, found.find((one) => one.kind === 'state_party')!);
  tell('The roll and its vote history are imported.');
  const { now, later } = await fillDemo(deps, found);
  tell(`${now} contacts came in${later ? '; the rest follows while you look around' : ''}.`);
  await writeDemoMark(db, 'true');
  return true;
}

async function seedReference(db: Database, folder: string): Promise<readonly Organisation[]> {
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const [land, civics, given] = await Promise.all(
    ['columbia.json', 'civics.json', 'organisations.json'].map(async (name) =>
      JSON.parse(await read(name)) as unknown));
  await importCivics(db, { land, civics });
  for (const kind of ['counties', 'precincts'] as const) {
    await importShapes(db, { state: 'xc', kind, body: await read(`${kind}.geojson`) });
  }
  const { organisations } = given as { organisations: Parameters<typeof seedDemoAccounts>[1] };
  const found = await seedDemoAccounts(db, organisations);
  await signDemoAgreements(db, found);
  return found;
}
