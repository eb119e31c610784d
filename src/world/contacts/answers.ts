import { contestSlugsOf } from '../elections/contests.ts';
import type { Organisation } from '../organisations.ts';
import type { Voter } from '../people/voter.ts';
import { mix } from '../random.ts';
import type { Random } from '../random.ts';

export interface Answer {
  readonly question: string;
  readonly option: string;
  readonly contest?: string;
}

/** A lasting trait of a voter, about -1 to 1, the same for whoever asks. */
function traitOf(voter: Voter, number: number): number {
  const half = (salt: number): number => mix(voter.index, number, salt) / 4294967296;
  return half(0x7a17) + half(0x11) - 1;
}

/** 1 to 5 from an inclination between 1 (all for it) and -1; each asking slips a little. */
function scaled(random: Random, inclination: number): string {
  const place = 3 - 2.5 * inclination + 0.4 * random.bell();
  return String(Math.max(1, Math.min(5, Math.round(place))));
}

function supportFor(random: Random, voter: Voter, contest: string): Answer {
  const letters = [...contest].map((letter) => letter.charCodeAt(0));
  const appeal = (mix(...letters) / 4294967296 - 0.5) * 0.4;
  const inclination = voter.lean * 1.1 + appeal + 0.15 * traitOf(voter, letters.length);
  return { question: 'support', option: scaled(random, inclination), contest };
}

function mailComfort(voter: Voter): number {
  return 0.35 * voter.lean + 0.95 * traitOf(voter, 1) + (voter.birthYear < 1960 ? 0.15 : 0);
}

function votePlan(random: Random, voter: Voter): string {
  if (voter.zeal < -1.1 && random.chance(0.7)) return 'not_voting';
  const comfort = mailComfort(voter) + 0.2 * random.bell();
  if (comfort > 0.55) return 'mail';
  return traitOf(voter, 2) > -0.25 ? 'early' : 'election_day';
}

function position(random: Random, inclination: number): string {
  const place = inclination + 0.15 * random.bell();
  return place > 0.1 ? 'support' : place < -0.25 ? 'oppose' : 'unsure';
}

function language(random: Random, voter: Voter): string {
  if (voter.group === 'hispanic' && random.chance(0.45)) return 'es';
  return voter.group === 'asian' && random.chance(0.3) ? 'other' : 'en';
}

/** The contests asked about: the organisation's own first, governor by all, seldom a third. */
function contestsAsked(
  random: Random, voter: Voter, { contest }: Organisation,
): readonly string[] {
  const onBallot = contestSlugsOf(voter);
  const asked = new Set<string>();
  if (onBallot.includes(contest) && random.chance(0.88)) asked.add(contest);
  if (random.chance(0.72)) asked.add('2026-general/governor');
  if (random.chance(0.2)) asked.add('2026-general/us-senate');
  if (random.chance(0.16)) asked.add(onBallot[2 + random.below(5)] ?? contest);
  return [...asked];
}

/** What a voter said; other organisations mostly hear the same. */
export function drawAnswers(
  random: Random, voter: Voter, organisation: Organisation,
): readonly Answer[] {
  const answers: Answer[] = contestsAsked(random, voter, organisation)
    .map((contest) => supportFor(random, voter, contest));
  if (random.chance(0.36)) {
    answers.push({ question: 'mail_comfort', option: scaled(random, mailComfort(voter)) });
  }
  if (random.chance(0.26)) {
    const trust = 0.8 * traitOf(voter, 3) + 0.45 * mailComfort(voter);
    answers.push({ question: 'postal_trust', option: scaled(random, trust) });
  }
  if (random.chance(0.42)) {
    answers.push({ question: 'vote_plan', option: votePlan(random, voter) });
  }
  if (random.chance(0.16)) {
    const schools = 0.25 + 0.5 * voter.lean + 0.4 * traitOf(voter, 4);
    answers.push({ question: 'issue_schools', option: position(random, schools) });
  }
  if (random.chance(organisation.slug === 'clean-rivers-action' ? 0.22 : 0.1)) {
    const rivers = 0.2 + 0.4 * voter.lean + 0.5 * traitOf(voter, 5);
    answers.push({ question: 'issue_rivers', option: position(random, rivers) });
  }
  if (random.chance(voter.group === 'hispanic' ? 0.3 : 0.05)) {
    answers.push({ question: 'language', option: language(random, voter) });
  }
  return answers;
}
