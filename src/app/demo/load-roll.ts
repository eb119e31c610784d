import { join } from 'node:path';
import type { Organisation } from '../../accounts/index.ts';
import { importRoll, requestImport } from '../../roll/index.ts';
import type { Deps } from '../../platform/index.ts';

/** Imports the invented state's roll and vote history for the party that licenses it. */
export async function loadDemoRoll(
  { db, config }: Deps, folder: string, party: Organisation,
): Promise<void> {
  const { organisationId } = party;
  for (const [fileName, kind] of [
    ['ncvoter.txt', 'registrations'], ['ncvhis.txt', 'history'],
  ] as const) {
    const importId = await requestImport(db, {
      organisationId, userId: 'demo', layout: 'nc', kind, fileName,
      filePath: join(folder, fileName), force: false,
    });
    const working = join(config.dataFolder, 'imports');
    await importRoll({ db, importId, file: join(folder, fileName), folder: working });
  }
}
