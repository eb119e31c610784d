import { dayOf } from '../../kernel/index.ts';
import { withSystem, type Deps } from '../../platform/index.ts';
import { insertWeights } from '../store/scorer-weights.ts';
import { readRecentSaid } from '../store/recent-said.ts';
import { standardise } from '../record/standardise.ts';
import { learn } from '../weights/learn.ts';
import { liveRoll } from './live-index.ts';

/** Fewer records than this teach less than what is shipped. */
const fewest = 500;
const most = 8_000;

/**
 * Learns the scorer's weights anew from the roll and what came in lately, without labels, and puts
 * them in force. Nothing happens where little came in. Each version is kept beside its inputs.
 */
export async function learnWeights({ db, log }: Pick<Deps, 'db' | 'log'>): Promise<void> {
  const said = await withSystem(db, (tx) => readRecentSaid(tx, most));
  if (said.length < fewest) return;
  const { index, scorer, weights: from } = await withSystem(db, liveRoll);
  const now = db.clock.now();
  const subjects = said.map(({ told, year }) => standardise(told, year));
  const weights = learn(scorer.compare, subjects, {
    from, rows: index.population, madeAt: now.toISOString(),
    version: `learned-${dayOf(now, 'UTC')}`,
    inputs: [`a roll of ${index.stored.rows}`, `${subjects.length} recent records`],
  });
  await withSystem(db, (tx) => insertWeights(tx, weights));
  log.info('identity.weights-learned', { count: subjects.length });
}
