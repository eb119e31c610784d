import { sql } from 'kysely';
import { withSystem, type Database, type Tx } from '../../platform/index.ts';
import { defaultWeights, weightsSchema, type Weights } from '../weights/weights.ts';

/** The weights in force: the newest that were learned, else those that are shipped. */
export async function readWeights(db: Database): Promise<Weights> {
  return withSystem(db, async (tx) => {
    const { rows } = await sql<{ body: unknown }>`
      select body from scorer_weights order by weights_id desc limit 1`.execute(tx.sql);
    return rows.length === 0 ? defaultWeights : weightsSchema.parse(rows[0]!.body);
  });
}

/** Puts weights in force from now on; a version that stands already is left as it is. */
export async function insertWeights(tx: Tx, weights: Weights): Promise<void> {
  await sql`insert into scorer_weights (version, made_at, body)
    values (${weights.version}, ${weights.madeAt}, ${JSON.stringify(weights)}::jsonb)
    on conflict (version) do nothing`.execute(tx.sql);
}
