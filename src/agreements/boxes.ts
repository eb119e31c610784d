import { categories, rollCategories, type Category } from '../civics/index.ts';
import type { Action, Instant, Purpose } from '../kernel/index.ts';
import type { Agreement, Clause, Party } from './clause.ts';

/** What may be read, as one rectangle: these sources' data of these categories, there, that old. */
export interface Box {
  readonly agreementId: number | null;
  readonly sources: readonly number[];
  readonly categories: readonly Category[];
  /** The datum lies within each of them; empty: anywhere. */
  readonly divisions: readonly number[];
  readonly contests: readonly number[];
  readonly minAgeDays: number;
  /** The source is shown as "the exchange". */
  readonly blind: boolean;
}

export interface Boxes {
  readonly allows: readonly Box[];
  readonly denies: readonly Box[];
  /** When the next clause begins or ends; what was worked out holds until then. */
  readonly holdsUntil: Instant | null;
}

/** Who asks, why, how and when. */
export interface Subject {
  readonly organisationId: number;
  readonly purpose: Purpose;
  readonly action: Action;
  readonly at: Instant;
}

/**
 * Turns agreements into the boxes of one subject: pure, and the only place where clauses become
 * rights. Own data is always readable; all else needs an allow clause that reaches the subject.
 * Between hard and soft side only the roll crosses, and only through a blind clause.
 */
export function boxes(
  agreements: readonly Agreement[], parties: readonly Party[], subject: Subject,
): Boxes {
  const sides = new Map(parties.map((party) => [party.organisationId, party.side]));
  const own: Box = {
    agreementId: null, sources: [subject.organisationId], categories, divisions: [], contests: [],
    minAgeDays: 0, blind: false,
  };
  const reached = agreements.flatMap((agreement) => agreement.clauses
    .filter((clause) => reaches({ agreements, agreement, clause, subject, sides }))
    .flatMap((clause) => boxesOf({ agreement, clause, subject, sides })
      .map((box) => ({ effect: clause.effect, box }))));
  return {
    allows: [own, ...reached.filter((one) => one.effect === 'allow').map((one) => one.box)],
    denies: reached.filter((one) => one.effect === 'deny').map((one) => one.box),
    holdsUntil: nextBoundary(agreements, subject.at),
  };
}

interface Reach {
  readonly agreements: readonly Agreement[];
  readonly agreement: Agreement;
  readonly clause: Clause;
  readonly subject: Subject;
  readonly sides: ReadonlyMap<number, string | null>;
}

function reaches({ agreements, agreement, clause, subject, sides }: Reach): boolean {
  if (!clause.purposes.includes(subject.purpose)) return false;
  if (!clause.actions.includes(subject.action)) return false;
  if (clause.validFrom && subject.at < clause.validFrom) return false;
  if (clause.validUntil && subject.at >= clause.validUntil) return false;
  const { grantee } = clause;
  switch (grantee.kind) {
    case 'organisation':
      return grantee.organisationId === subject.organisationId;
    case 'side':
      return sides.get(subject.organisationId) === grantee.side
        && agreement.parties.includes(subject.organisationId);
    case 'participants':
      return isParticipant(agreements, subject.organisationId);
  }
}

/** A participant has signed a participation agreement that is in force. */
export function isParticipant(agreements: readonly Agreement[], organisationId: number): boolean {
  return agreements.some((agreement) =>
    agreement.kind === 'participation' && agreement.parties.includes(organisationId));
}

function boxesOf({ agreement, clause, subject, sides }: Omit<Reach, 'agreements'>): Box[] {
  const grantors = clause.grantorId === null ? agreement.parties : [clause.grantorId];
  const signed = grantors.filter((id) => agreement.parties.includes(id));
  const others = signed.filter((id) => id !== subject.organisationId);
  const crossing = (id: number): boolean =>
    isOpposed(sides.get(id) ?? null, sides.get(subject.organisationId) ?? null);
  const shape = {
    agreementId: agreement.agreementId,
    divisions: clause.divisions,
    contests: clause.contests,
    minAgeDays: clause.minAgeDays,
    blind: clause.blind,
  };
  const near = others.filter((id) => !crossing(id));
  const far = others.filter(crossing);
  const crossable = clause.effect === 'deny' ? clause.categories
    : clause.categories.filter((category) => clause.blind && isOfRoll(category));
  const made: Box[] = [
    { ...shape, sources: near, categories: clause.categories },
    { ...shape, sources: far, categories: crossable },
  ];
  return made.filter((box) => box.sources.length > 0 && box.categories.length > 0);
}

function isOpposed(one: string | null, other: string | null): boolean {
  return (one === 'hard' && other === 'soft') || (one === 'soft' && other === 'hard');
}

function isOfRoll(category: Category): boolean {
  return rollCategories.some((one) => one === category);
}

function nextBoundary(agreements: readonly Agreement[], at: Instant): Instant | null {
  const ahead = agreements
    .flatMap((agreement) => agreement.clauses)
    .flatMap((clause) => [clause.validFrom, clause.validUntil])
    .filter((instant) => instant !== null && instant > at) as Instant[];
  return ahead.reduce<Instant | null>(
    (first, one) => (first === null || one < first ? one : first), null,
  );
}
