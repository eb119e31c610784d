import { describe, expect, it } from 'vitest';
import { rollColumns, rollHeader, rollLine } from '../files/roll-layout.ts';
import { historyColumns } from '../files/history-layout.ts';
import { absenteeColumns } from '../absentee/absentee-layout.ts';
import { voters } from '../voters.ts';
import type { Voter } from './voter.ts';

const people: readonly Voter[] = [...voters(7, 40_000)];
const share = (of: (voter: Voter) => boolean): number => people.filter(of).length / people.length;

function householdSizes(): readonly number[] {
  const sizes = new Map<string, number>();
  for (const { precinct, household } of people) {
    const home = `${precinct.index}/${household}`;
    sizes.set(home, (sizes.get(home) ?? 0) + 1);
  }
  return [...sizes.values()];
}

describe('people', () => {
  it('are as many as asked for and begin alike whatever comes after them', () => {
    expect(people).toHaveLength(40_000);
    expect([...voters(7, 0)]).toHaveLength(0);
    const [first] = voters(7, 40_000);
    expect(first).toEqual(people[0]);
  });

  it('live alone, in couples and in families as in a real state', () => {
    const sizes = householdSizes();
    const mean = people.length / sizes.length;
    expect(mean).toBeGreaterThan(1.7);
    expect(mean).toBeLessThan(2.2);
    expect(sizes.filter((size) => size === 1).length / sizes.length).toBeGreaterThan(0.3);
    expect(sizes.filter((size) => size > 2).length / sizes.length).toBeGreaterThan(0.12);
  });

  it('have juniors who share name and address with an elder', () => {
    const juniors = people
      .filter(({ suffix, relation }) => suffix === 'JR' && relation === 'child');
    expect(juniors.length / people.length).toBeGreaterThan(0.003);
    expect(juniors.length / people.length).toBeLessThan(0.02);
    const [junior] = juniors;
    const elder = people.find((other) => other.given === junior?.given
      && other.surname === junior.surname && other.precinct === junior.precinct
      && other.household === junior.household && other.birthYear < junior.birthYear);
    expect(elder).toBeDefined();
  });

  it('bear common names often and rare ones in a long tail', () => {
    const counts = new Map<string, number>();
    for (const { surname } of people) counts.set(surname, (counts.get(surname) ?? 0) + 1);
    expect((counts.get('JOHNSON') ?? 0) / people.length).toBeGreaterThan(0.006);
    expect((counts.get('JOHNSON') ?? 0) / people.length).toBeLessThan(0.025);
    const rare = [...counts.values()].filter((count) => count <= 2).length;
    expect(rare).toBeGreaterThan(4_000);
    expect(share(({ surname }) => surname.includes('-'))).toBeGreaterThan(0.005);
    expect(share(({ surname }) => surname.includes("'"))).toBeGreaterThan(0.001);
  });

  it('are of believable age, party and standing', () => {
    expect(share(({ birthYear }) => birthYear > 2008)).toBe(0);
    expect(share(({ birthYear }) => birthYear <= 1961)).toBeGreaterThan(0.15);
    for (const party of ['DEM', 'REP', 'UNA']) {
      expect(share((voter) => voter.party === party)).toBeGreaterThan(0.22);
    }
    expect(share(({ status }) => status === 'A')).toBeGreaterThan(0.8);
    expect(share(({ confidential }) => confidential)).toBeLessThan(0.004);
  });

  it('share phones at home, and six in ten have one', () => {
    const phones = people.filter(({ phone }) => phone !== '').map(({ phone }) => phone);
    expect(phones.length / people.length).toBeGreaterThan(0.5);
    expect(phones.length / people.length).toBeLessThan(0.7);
    expect(new Set(phones).size).toBeLessThan(phones.length * 0.95);
  });
});

describe('the layouts', () => {
  it('have the columns of the public files', () => {
    expect(rollColumns).toHaveLength(67);
    expect(new Set(rollColumns).size).toBe(67);
    expect(historyColumns).toHaveLength(15);
    expect(absenteeColumns).toHaveLength(42);
  });

  it('fill every column of every line, quoted, without a stray quote or tab', () => {
    const columns = rollHeader.slice(1, -1).split('"\t"');
    expect(columns).toEqual([...rollColumns]);
    for (const voter of people.slice(0, 5_000)) {
      const line = rollLine(voter);
      expect(line.split('\t')).toHaveLength(67);
      expect(line.match(/"/g)).toHaveLength(134);
      expect(line).toMatch(/^[\x20-\x7e\t]+$/);
    }
  });

  it('hide the home of confidential and removed voters', () => {
    const hidden = people.filter(({ confidential, status }) => confidential || status === 'R');
    expect(hidden.length).toBeGreaterThan(100);
    for (const voter of hidden) {
      expect(rollLine(voter)).not.toContain(` ${voter.address.street}`);
      if (voter.phone !== '') expect(rollLine(voter)).not.toContain(voter.phone);
    }
  });
});
