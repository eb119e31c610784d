import { withViewer } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import { refuse } from '../../kernel/index.ts';
import { appendChanges, seal, type Database, type Tx } from '../../platform/index.ts';
import {
  nextAct, readJudgements, type Anchor, type NewJudgement,
} from '../store/judgement.ts';
import { insertPersons, reservePersonIds } from '../store/persons.ts';
import { anchorsOf, listRecords, moveStatements, type RecordRow } from '../store/record.ts';
import { standingJudgements, type Judgement } from './judgement.ts';
import { personsOf, reach } from './persons.ts';
import { piecesOf } from './pieces.ts';
import { readableRecords } from './readable.ts';
import { settle } from './settle.ts';
import { actAlone, refuseUnknownPerson, type Steward } from './steward.ts';

/** Contacts that go with statements that came through them, from number to number. */
export interface FactMove {
  readonly from: bigint;
  readonly to: bigint;
  readonly contactIds: readonly bigint[];
  readonly actId: bigint;
}

export interface SplitWish {
  readonly personId: bigint;
  readonly statementIds: readonly bigint[];
  readonly reason: string;
  /** Moves what came through the contacts, in the same transaction. */
  readonly moveFacts: (tx: Tx, moves: readonly FactMove[]) => Promise<void>;
}

export interface SplitDone {
  readonly personId: bigint;
  readonly splitPersonId: bigint;
  readonly contacts: number;
  readonly actId: bigint;
}

/**
 * Says that some of a person's statements speak of someone else, for everybody. Numbers that the
 * statements make up go back to what they were before a merge, with all that is recorded under
 * them, also what the steward may not read. Statements of two humans under one number: those chosen
 * are written again under a new number, with the contacts they came through. What was separated is
 * judged to be different, so that nothing automatic brings it together again.
 *
 * Refuses identity/unknown-person, identity/unknown-statement, and identity/nothing-left where
 * nothing that the steward may read would stay.
 */
export async function splitPerson(
  db: Database, steward: Steward, wish: SplitWish,
): Promise<SplitDone> {
  const { viewer, requestId } = steward;
  const chosen = await withViewer(db, viewer, async (tx, entitlement) => {
    const numbers = (await piecesOf(tx, [wish.personId])).membersOf(wish.personId);
    const readable = await readableRecords(db, tx, { entitlement, numbers });
    return chooseFrom(readable.map(({ row }) => row), wish.statementIds);
  });
  return actAlone(db, steward, async (tx) => {
    const numbers = (await piecesOf(tx, [wish.personId])).membersOf(wish.personId);
    await refuseWhereChanged(tx, numbers, chosen);
    const gone = chosen.filter(({ isWhole }) => isWhole).map(({ personId }) => personId);
    const stay = numbers.filter((number) => !gone.includes(number));
    if (stay.length === 0) refuseNothingLeft();
    const actId = await nextAct(tx);
    const moved = await moveOut(tx, chosen.filter(({ isWhole }) => !isWhole), { ...wish, actId });
    const apart = moved ? [...gone, moved.to] : gone;
    const judgements = await linesToPart(tx, { stay, apart, from: moved?.from ?? [] },
      { steward, reason: wish.reason });
    const touched = [...numbers, ...apart];
    await settle(tx, { sourceId: viewer.organisationId }, { judgements, touched, actId });
    const done: SplitDone = {
      personId: (await piecesOf(tx, stay)).canonicalOf(stay[0]!),
      splitPersonId: (await piecesOf(tx, apart)).canonicalOf(apart[0]!),
      contacts: moved?.contacts ?? 0, actId,
    };
    if (moved) await tellOfNew(tx, steward, { ...done, personId: moved.from[0]! });
    await record(tx, {
      kind: 'person.split', ...viewer, requestId, detail: {
        person: seal(tx, 'person', done.personId), from: seal(tx, 'person', done.splitPersonId),
        statements: wish.statementIds.length, contacts: done.contacts,
      },
    });
    return done;
  });
}

/** What is chosen of one number: all that the steward may read of it, or some statements. */
interface Chosen {
  readonly personId: bigint;
  readonly isWhole: boolean;
  readonly statements: readonly RecordRow[];
}

function chooseFrom(
  readable: readonly RecordRow[], statementIds: readonly bigint[],
): readonly Chosen[] {
  if (readable.length === 0) refuseUnknownPerson();
  const wanted = new Set(statementIds);
  const isChosen = (row: RecordRow): boolean =>
    row.kind === 'statement' && wanted.has(row.recordId);
  if (readable.filter(isChosen).length < wanted.size) {
    refuse({
      kind: 'not-found', code: 'identity/unknown-statement',
      detail: 'This person has no such statement that you may read.',
    });
  }
  if (readable.every(isChosen)) refuseNothingLeft();
  const byNumber = Map.groupBy(readable, ({ personId }) => personId);
  return [...byNumber].flatMap(([personId, rows]) => {
    const statements = rows.filter(isChosen);
    const isWhole = statements.length === rows.length;
    return statements.length === 0 ? [] : [{ personId, isWhole, statements }];
  });
}

interface Moved {
  readonly from: readonly bigint[];
  readonly to: bigint;
  readonly contacts: number;
}

/** Writes the chosen statements again under a new number, with what came through their contacts. */
async function moveOut(
  tx: Tx, parts: readonly Chosen[],
  { moveFacts, actId }: Pick<SplitWish, 'moveFacts'> & { readonly actId: bigint },
): Promise<Moved | undefined> {
  if (parts.length === 0) return undefined;
  const [to] = await reservePersonIds(tx, 1);
  await insertPersons(tx, [to!], 'split');
  const moves: FactMove[] = [];
  for (const { personId: from, statements } of parts) {
    const statementIds = statements.map(({ recordId }) => recordId);
    await moveStatements(tx, { from, to: to!, statementIds, actId });
    const contactIds = statements.flatMap(({ contactId }) => contactId ?? []);
    moves.push({ from, to: to!, contactIds, actId });
  }
  await moveFacts(tx, moves);
  const contacts = moves.reduce((sum, { contactIds }) => sum + contactIds.length, 0);
  return { from: parts.map(({ personId }) => personId), to: to!, contacts };
}

/** A new number follows from no alias; whoever keeps persons is told of it here. */
async function tellOfNew(
  tx: Tx, { viewer }: Steward, { personId, splitPersonId }: SplitDone,
): Promise<void> {
  await appendChanges(tx, [{
    kind: 'person.split', sourceId: viewer.organisationId, personId: splitPersonId,
    objectId: personId,
  }]);
}

interface Parting {
  readonly stay: readonly bigint[];
  readonly apart: readonly bigint[];
  /** Numbers whose statements moved: what is different from them is different from the new one. */
  readonly from: readonly bigint[];
}

/** "Different" across, and "same" where one of the two sides would fall to pieces without it. */
async function linesToPart(
  tx: Tx, { stay, apart, from }: Parting,
  { steward: { viewer: { organisationId, userId } }, reason }: {
    readonly steward: Steward; readonly reason: string;
  },
): Promise<readonly NewJudgement[]> {
  const around = await reach([...stay, ...apart], (numbers) => readJudgements(tx, numbers));
  const inherited = inheritedBy(apart.at(-1)!, from, around.judgements)
    .filter((number) => !stay.includes(number) && !apart.includes(number));
  const anchors = await anchorsOf(tx, [...stay, ...apart, ...inherited]);
  const anchor = (personId: bigint): Anchor => anchors.get(personId)
    ?? { personId, kind: null, recordId: null, sourceId: organisationId };
  const line = (verdict: 'same' | 'different', one: bigint, other: bigint): NewJudgement => ({
    one: anchor(one), other: anchor(other), verdict, judge: 'steward', organisationId, userId,
    reason,
  });
  const apartLines = apart.flatMap((one) => stay.map((other) => line('different', one, other)));
  const further = inherited.map((number) => line('different', apart.at(-1)!, number));
  const together = [stay, apart].flatMap((side) => {
    const [first, ...rest] = personsOf(side, around.judgements);
    return rest.map(({ canonicalId }) => line('same', first!.canonicalId, canonicalId));
  });
  return [...apartLines, ...further, ...together];
}

function inheritedBy(
  number: bigint, from: readonly bigint[], judgements: readonly Judgement[],
): readonly bigint[] {
  const standing = [...standingJudgements(judgements).values()];
  const others = standing.filter(({ verdict }) => verdict === 'different')
    .flatMap(({ one, other }) => [
      ...(from.includes(one) ? [other] : []), ...(from.includes(other) ? [one] : []),
    ]);
  return [...new Set(others)].filter((other) => other !== number);
}

function refuseNothingLeft(): never {
  return refuse({
    kind: 'invalid', code: 'identity/nothing-left',
    detail: 'A split leaves something with the person; choose fewer statements.',
  });
}

/** What was chosen must still be there now that nobody else acts. */
async function refuseWhereChanged(
  tx: Tx, numbers: readonly bigint[], chosen: readonly Chosen[],
): Promise<void> {
  const stands = new Set((await listRecords(tx, numbers)).map(({ kind, recordId }) =>
    `${kind}/${recordId}`));
  const all = chosen.flatMap(({ statements }) => statements);
  if (all.every(({ kind, recordId }) => stands.has(`${kind}/${recordId}`))) return;
  refuse({
    kind: 'conflict', code: 'identity/changed',
    detail: 'This person was joined or parted just now. Look again.',
  });
}
