import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** A vote as the working database names it. */
export interface VoteRow {
  readonly person_id: bigint;
  readonly election_id: number;
  readonly method: number;
  readonly party: string;
  readonly county_id: number | null;
}

/** Votes that a later file tells better; in the transaction that switches the version. */
export async function updateVotes(
  tx: Tx, { votes, version }: { votes: readonly VoteRow[]; version: number },
): Promise<void> {
  if (votes.length === 0) return;
  await sql`
    update vote v set method = better.method, party = better.party, county_id = better.county_id,
      from_version = ${version}
    from unnest(${votes.map((vote) => vote.person_id)}::bigint[],
      ${votes.map((vote) => vote.election_id)}::integer[],
      ${votes.map((vote) => vote.method)}::smallint[],
      ${votes.map((vote) => vote.party)}::text[],
      ${votes.map((vote) => vote.county_id)}::integer[])
      as better (person_id, election_id, method, party, county_id)
    where v.person_id = better.person_id and v.election_id = better.election_id
  `.execute(tx.sql);
}

