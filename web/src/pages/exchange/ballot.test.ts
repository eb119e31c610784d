import { expect, test } from 'vitest';
import type { Person } from '../../api/persons.ts';
import { ballotOf, electionAtHand } from './ballot.ts';

const election = (slug: string, day: string) =>
  ({ slug, day, state: 'xc', kind: 'general', name: slug });
const contest = (name: string, district: string, candidate: string) => ({
  slug: name, election: '2026', office: 'x', name, division: { ocdId: '', name: district },
  candidates: [{ slug: candidate, name: candidate, party: '', question: `support:${candidate}` }],
});
const voterIn = (...names: readonly string[]) => ({
  registrations: names.length > 0 ? [{ districts: names.map((name) => ({ name })) }] : [],
}) as unknown as Person;

test('The election at hand is the next one, or the last when none is announced', () => {
  const all = [election('2026', '2026-11-03'), election('2024', '2024-11-05')];
  expect(electionAtHand(all, '2025-01-01')?.slug).toBe('2026');
  expect(electionAtHand(all, '2027-01-01')?.slug).toBe('2026');
  expect(electionAtHand([], '2027-01-01')).toBeUndefined();
});

test('Only those who stand in her districts are offered; all for a voter of no roll', () => {
  const contests = [contest('Governor', 'Columbia', 'Ellen'), contest('House 9', 'House 9', 'Ira')];
  expect(ballotOf(contests, voterIn('Columbia', 'House 12')))
    .toEqual([{ question: 'support:Ellen', label: 'Ellen, Governor' }]);
  expect(ballotOf(contests, voterIn())).toHaveLength(2);
});
