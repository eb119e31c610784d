import { join } from 'node:path';
import type { Deps } from '../../platform/index.ts';

/** Where the files of the invented state lie, below the data folder. */
export function worldFolder({ config }: Pick<Deps, 'config'>): string {
  return join(config.dataFolder, 'world');
}
