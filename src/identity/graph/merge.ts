import { withViewer } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import { seal, type Database, type Tx } from '../../platform/index.ts';
import { nextAct, readJudgements, type Anchor, type NewJudgement } from '../store/judgement.ts';
import { anchorsOf, type RecordRow } from '../store/record.ts';
import { standingJudgements } from './judgement.ts';
import { piecesOf } from './pieces.ts';
import { readableRecords } from './readable.ts';
import { settle } from './settle.ts';
import { actAlone, refuseUnknownPerson, type Steward } from './steward.ts';

export interface Merged {
  /** By which all of them are known from now on: the number that was given first. */
  readonly personId: bigint;
  readonly aliases: readonly bigint[];
  /** Undefined where they were one already. */
  readonly actId: bigint | undefined;
}

/**
 * Says that two persons are one, for everybody. Nothing is rewritten: what was recorded under
 * either number stays under it, each reader sees of both what it could see before, and a split
 * gives it all back. Also joins what was separated before. Doing it twice does it once. Refuses
 * identity/unknown-person where the steward may read nothing of one of them.
 */
export async function mergePersons(
  db: Database, steward: Steward,
  { one, other, reason }: {
    readonly one: bigint; readonly other: bigint; readonly reason: string;
  },
): Promise<Merged> {
  const { viewer, requestId } = steward;
  const [first, second] = await withViewer(db, viewer, async (tx, entitlement) => {
    const pieces = await piecesOf(tx, [one, other]);
    const found = await readableRecords(db, tx, { entitlement, numbers: pieces.all });
    const anchorOf = (personId: bigint): Anchor => {
      const members = pieces.membersOf(personId);
      const readable = found.find(({ row }) => members.includes(row.personId));
      return readable ? anchorFrom(readable.row) : refuseUnknownPerson();
    };
    return [anchorOf(one), anchorOf(other)] as const;
  });
  return actAlone(db, steward, async (tx) => {
    const actId = await join(tx, { one: first, other: second, reason, steward });
    const [personId, ...aliases] = (await piecesOf(tx, [one])).membersOf(one);
    const merged: Merged = { personId: personId!, aliases, actId };
    await record(tx, {
      kind: 'persons.merged', ...viewer, requestId, detail: {
        persons: [one, other].map((personId) => seal(tx, 'person', personId)),
        person: seal(tx, 'person', merged.personId),
      },
    });
    return merged;
  });
}

export function anchorFrom({ personId, kind, recordId, sourceId }: RecordRow): Anchor {
  return { personId, kind, recordId, sourceId };
}

export interface Joining {
  readonly one: Anchor;
  readonly other: Anchor;
  readonly reason: string;
  readonly steward: Steward;
}

/**
 * Joins the persons of two records; undefined where they are one already. A system transaction that
 * holds the graph.
 */
export async function join(tx: Tx, joining: Joining): Promise<bigint | undefined> {
  const judgements = await linesToJoin(tx, joining);
  if (judgements.length === 0) return undefined;
  const actId = await nextAct(tx);
  await settle(tx, { sourceId: joining.steward.viewer.organisationId }, { judgements, actId });
  return actId;
}

/**
 * A steward's "same" between two records, and between all that stands as different across their two
 * persons, so that nothing keeps them apart.
 */
async function linesToJoin(
  tx: Tx, { one, other, reason, steward: { viewer } }: Joining,
): Promise<readonly NewJudgement[]> {
  const pieces = await piecesOf(tx, [one.personId, other.personId]);
  if (pieces.canonicalOf(one.personId) === pieces.canonicalOf(other.personId)) return [];
  const { organisationId, userId } = viewer;
  const said = { verdict: 'same', judge: 'steward', organisationId, userId, reason } as const;
  const ones = new Set(pieces.membersOf(one.personId));
  const others = new Set(pieces.membersOf(other.personId));
  const anchors = await anchorsOf(tx, pieces.all);
  const anchor = (personId: bigint): Anchor => anchors.get(personId)
    ?? { personId, kind: null, recordId: null, sourceId: organisationId };
  const crossed = [...standingJudgements(await readJudgements(tx, pieces.all)).values()]
    .filter(({ verdict }) => verdict === 'different')
    .filter((line) => (ones.has(line.one) && others.has(line.other))
      || (ones.has(line.other) && others.has(line.one)))
    .filter((line) => ![line.one, line.other].every((number) =>
      number === one.personId || number === other.personId))
    .map((line) => ({ ...said, one: anchor(line.one), other: anchor(line.other) }));
  return [{ ...said, one, other }, ...crossed];
}
