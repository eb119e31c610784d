import { organisations } from '../../accounts/index.ts';
import { withViewer, type Entitlement } from '../../agreements/index.ts';
import { record } from '../../audit/index.ts';
import { seal, type Database, type Tx } from '../../platform/index.ts';
import { listJudgements, type JudgementRow } from '../store/judgement.ts';
import type { JudgementView, RecordView } from './contract.ts';
import { pairKey, standingJudgements } from './judgement.ts';
import { piecesOf } from './pieces.ts';
import { readableRecords, type ReadableRecord } from './readable.ts';
import { sentenceOf, sentencesOf } from './sentence.ts';
import { refuseUnknownPerson, type Steward } from './steward.ts';

export interface WhyOne {
  readonly personId: string;
  readonly records: RecordView[];
  readonly judgements: JudgementView[];
  readonly sentences: string[];
}

/**
 * Why these records are held to be one person: those that the viewer may read, and the judgements
 * between them. That others hold more to be the same is told, by whom and of what is not. Refuses
 * identity/unknown-person where nothing of her may be read.
 */
export async function whyOne(
  db: Database, { viewer, requestId }: Steward, personId: bigint,
): Promise<WhyOne> {
  return withViewer(db, viewer, async (tx, entitlement) => {
    const pieces = await piecesOf(tx, [personId]);
    const numbers = pieces.membersOf(personId);
    const readable = await readableRecords(db, tx, { entitlement, numbers });
    if (readable.length === 0) refuseUnknownPerson();
    const rows = await listJudgements(tx, numbers);
    const judgements = await seeJudgements(db, tx, { entitlement, readable, rows });
    const person = seal(tx, 'person', pieces.canonicalOf(personId));
    await record(tx, {
      kind: 'judgements.viewed', ...viewer, requestId,
      detail: { person, records: readable.length, judgements: judgements.length },
    });
    return {
      personId: person, records: readable.map(({ view }) => view), judgements,
      sentences: [...sentencesOf(readable.map(({ view }) => view), judgements)],
    };
  });
}

interface Seeing {
  readonly entitlement: Entitlement;
  readonly readable: readonly ReadableRecord[];
  readonly rows: readonly JudgementRow[];
}

async function seeJudgements(
  db: Database, tx: Tx, { entitlement, readable, rows }: Seeing,
): Promise<JudgementView[]> {
  const known = new Map((await organisations(db)).map(({ organisationId, slug, name }) =>
    [organisationId as number, { slug, name }]));
  const named = namedSources(entitlement);
  const standing = standingJudgements(rows);
  const views = new Map(readable.map(({ row, view }) => [`${row.kind}/${row.recordId}`, view]));
  return rows.flatMap((row) => {
    const one = views.get(`${row.oneKind}/${row.oneRecord}`);
    const other = views.get(`${row.otherKind}/${row.otherRecord}`);
    if (!one || !other || row.undoes !== null) return [];
    const { organisationId, judge, verdict, at, probability, weightsVersion, waterfall } = row;
    const isNamed = named.has(organisationId);
    const said = {
      judgementId: seal(tx, 'judgement', row.judgementId), verdict, by: judge,
      at: at.toISOString(), organisation: isNamed ? known.get(organisationId) ?? null : null,
      reason: isNamed && judge === 'steward' ? row.reason : null, probability, weightsVersion,
      waterfall: [...waterfall], records: [one.recordId!, other.recordId!],
      stands: standing.get(pairKey(row.one, row.other))?.judgementId === row.judgementId,
    };
    return [{ ...said, sentence: sentenceOf(said, [one, other]) }];
  });
}

/** Organisations whose acts may be named to the viewer: those whose data it reads as theirs. */
function namedSources({ allows, viewer }: Entitlement): ReadonlySet<number> {
  const open = allows.filter(({ blind, categories }) => !blind && categories.includes('contact'));
  return new Set([viewer.organisationId, ...open.flatMap(({ sources }) => sources)]);
}
