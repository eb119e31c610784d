import { identifies, type Claim } from './claim.ts';
import { compare, type Comparison, type PersonRecord } from './compare.ts';
import type { MatchOutcome, MatchTier } from './contract.ts';
import { weigh, type Verdict } from './evidence.ts';

/** What matching found: for `matched` the person, for `review` whom it might be, and why. */
export interface Decision {
  readonly outcome: MatchOutcome;
  readonly tier: MatchTier;
  readonly reason: string;
  readonly personId: bigint | undefined;
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly personId: bigint;
  readonly tier: MatchTier;
  readonly reason: string;
}

/** All that the asker may read about whom the claim might mean. */
export interface Findings {
  /** Records that share the name, address, telephone or e-mail with the claim. */
  readonly records: readonly PersonRecord[];
  /** Records of the person who bears the claimed id; empty where nobody that may be read does. */
  readonly bearers: readonly PersonRecord[];
}

interface Suspect {
  readonly personId: bigint;
  readonly verdict: Verdict;
  readonly comparison: Comparison;
}

const mostCandidates = 10;
/** More namesakes than this, and a bare name says nothing. */
const fewNamesakes = 3;
const order: readonly Verdict['level'][] = [
  'firm', 'year', 'probable', 'name', 'household', 'none',
];

/**
 * The first judge behind the door of `match`: fixed tiers. It matches only where the evidence is
 * firm and fits one person alone; whatever is only probable goes to review. Pure.
 */
export function decide(claim: Claim, findings: Findings): Decision {
  const suspects = suspectsOf(claim, findings.records);
  const isById = claim.personId !== undefined || claim.voterKey !== undefined;
  if (isById) return decideById(claim, { findings, suspects });
  const firm = suspects.filter(({ verdict }) => verdict.level === 'firm');
  if (firm.length > 1) {
    return review('ambiguous', 'More than one person fits equally well.', firm);
  }
  const sure = firm[0] ?? rareEnough(claim, suspects);
  if (sure) {
    const tier = sure.verdict.level === 'firm' ? sure.verdict.tier : 'strong';
    const { personId, verdict: { reason } } = sure;
    return { outcome: 'matched', tier, reason, personId, candidates: [] };
  }
  return decideDoubtful(claim, suspects);
}

function decideById(
  claim: Claim, found: { readonly findings: Findings; readonly suspects: readonly Suspect[] },
): Decision {
  const [bearer] = found.findings.bearers;
  const isByPerson = claim.personId !== undefined;
  if (!bearer) {
    const missing = isByPerson
      ? 'There is no person of this id.' : 'The voter id is on no roll that you may read.';
    return review('none', missing, found.suspects);
  }
  if (isByPerson) return exact(bearer.personId, 'The id is hers.');
  const comparisons = found.findings.bearers.map((record) => compare(claim, record));
  const isTold = claim.name.lastKey !== '' || claim.birth.years.length > 0;
  const agrees = comparisons.some(({ last, birth }) =>
    last !== 'differs' || birth === 'date' || birth === 'year');
  if (isTold && !agrees) {
    const reason = 'The voter id is known, but neither the last name nor the birth agrees.';
    const candidates = [{ personId: bearer.personId, tier: 'probable' as const, reason }];
    return { outcome: 'review', tier: 'probable', reason, personId: undefined, candidates };
  }
  const told = isTold ? ', and the name or birth does' : '';
  return exact(bearer.personId, `The voter id agrees${told}.`);
}

function exact(personId: bigint, reason: string): Decision {
  return { outcome: 'matched', tier: 'exact-id', personId, candidates: [], reason };
}

/** The best verdict for each person, unless her registration speaks against it; strongest first. */
function suspectsOf(claim: Claim, records: readonly PersonRecord[]): readonly Suspect[] {
  const best = new Map<bigint, Suspect>();
  const contradicted = new Set<bigint>();
  for (const record of records) {
    const comparison = compare(claim, record);
    const suspect = { personId: record.personId, verdict: weigh(comparison), comparison };
    const former = best.get(record.personId);
    if (!former || rank(suspect) < rank(former)) best.set(record.personId, suspect);
    const isAgainst = comparison.suffix === 'differs' || comparison.birth === 'differs';
    if (record.isRegistration && isAgainst) contradicted.add(record.personId);
  }
  return [...best.values()]
    .map((suspect) => contradicted.has(suspect.personId) ? doubted(suspect) : suspect)
    .sort((one, other) => rank(one) - rank(other) || (one.personId < other.personId ? -1 : 1));
}

function rank(suspect: Suspect): number {
  return order.indexOf(suspect.verdict.level);
}

function doubted(suspect: Suspect): Suspect {
  if (suspect.verdict.level !== 'firm' && suspect.verdict.level !== 'year') return suspect;
  const reason = `${suspect.verdict.reason} But the roll says otherwise of her birth or suffix.`;
  return { ...suspect, verdict: { level: 'probable', tier: 'probable', reason } };
}

/**
 * The roll often has only the year. A claim with a full date of birth then matches by name and
 * year, if nobody else has both and something more agrees: the middle name, the place, or that
 * nobody else bears the name at all.
 */
function rareEnough(claim: Claim, suspects: readonly Suspect[]): Suspect | undefined {
  const [only, second] = suspects.filter(({ verdict }) => verdict.level === 'year');
  if (!only || second || claim.birth.date === undefined) return undefined;
  const bearers = suspects.filter(({ comparison: { last, first } }) =>
    last === 'same' && (first === 'same' || first === 'nickname')).length;
  const { middle, isSamePlace, suffix } = only.comparison;
  const hasMore = middle === 'agrees' || isSamePlace || bearers === 1;
  return hasMore && suffix === 'agrees' ? only : undefined;
}

function decideDoubtful(claim: Claim, suspects: readonly Suspect[]): Decision {
  const named = suspects.filter(({ verdict }) => verdict.level === 'name');
  const doubtful = suspects.filter(({ verdict }) =>
    verdict.level === 'year' || verdict.level === 'probable'
    || (verdict.level === 'name' && named.length <= fewNamesakes));
  const [first, second] = doubtful;
  if (first) {
    const isTied = second !== undefined && rank(first) === rank(second);
    return isTied
      ? review('ambiguous', 'Several people fit, none of them surely.', doubtful)
      : review('probable', first.verdict.reason, doubtful);
  }
  if (!identifies(claim)) {
    const needed = 'A full name and birth, address, telephone or e-mail are needed.';
    return review('none', needed, suspects);
  }
  const [housemate] = suspects.filter(({ verdict }) => verdict.level === 'household');
  return {
    outcome: 'new', tier: housemate?.verdict.tier ?? 'none', personId: undefined, candidates: [],
    reason: housemate?.verdict.reason ?? 'Nobody that you may read fits.',
  };
}

function review(tier: MatchTier, reason: string, suspects: readonly Suspect[]): Decision {
  const candidates = suspects.filter(({ verdict }) => verdict.level !== 'none')
    .slice(0, mostCandidates)
    .map(({ personId, verdict: { tier: found, reason: why } }) =>
      ({ personId, tier: found, reason: why }));
  return { outcome: 'review', tier, reason, personId: undefined, candidates };
}
