import { useContests, useElections, type Contest, type Election } from '../../api/civics.ts';
import type { Person } from '../../api/persons.ts';

export interface BallotLine {
  /** Slug of the question on support for this candidate. */
  readonly question: string;
  readonly label: string;
}

/** Who stands on this voter's ballot: of the election at hand, in the districts she is in. */
export function useBallot(person: Person): readonly BallotLine[] {
  const elections = useElections().data?.items ?? [];
  const state = person.registrations[0]?.state;
  const own = elections.filter((one) => state === undefined || one.state === state);
  const election = electionAtHand(own, person.asOf.slice(0, 10));
  const contests = useContests(election?.slug).data?.items ?? [];
  return ballotOf(contests, person);
}

/** The next election, or, when none is announced, the last one. */
export function electionAtHand(
  elections: readonly Election[], today: string,
): Election | undefined {
  const inOrder = [...elections].sort((one, other) => one.day.localeCompare(other.day));
  return inOrder.find(({ day }) => day >= today) ?? inOrder.at(-1);
}

/** A voter of no roll may live anywhere: all contests are offered for her. */
export function ballotOf(contests: readonly Contest[], person: Person): readonly BallotLine[] {
  const names = person.registrations.flatMap(({ districts }) => districts.map(({ name }) => name));
  const districts = new Set(names);
  return contests
    .filter(({ division }) => districts.size === 0 || districts.has(division.name))
    .flatMap(({ name, candidates }) => candidates.map((candidate) => (
      { question: candidate.question, label: `${candidate.name}, ${name}` }
    )));
}
