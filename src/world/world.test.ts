import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { worldParts, writeWorld } from './write-world.ts';

const folders: string[] = [];
function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonroll-world-'));
  folders.push(folder);
  return folder;
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const options = { voters: 4_000, seed: 7, live: 300, parts: worldParts };
const folder = freshFolder();
const manifest = await writeWorld({ ...options, out: folder });

const linesOf = (path: string): readonly string[] =>
  readFileSync(join(folder, path), 'utf8').split(/\r?\n/).slice(0, -1);
const cellsOf = (line: string): readonly string[] => line.slice(1, -1).split('"\t"');
const rowsOf = (path: string) => {
  const [header = '', ...lines] = linesOf(path);
  const names = cellsOf(header);
  return lines.map((line) => Object.fromEntries(
    cellsOf(line).map((cell, at) => [names[at] ?? '', cell])));
};
const roll = rowsOf('ncvoter.txt');
const idsOnRoll = new Set(roll.map((row) => row['ncid']));

interface Line {
  readonly key: string;
  readonly occurredAt: string;
  readonly organisation?: string;
  readonly person: { readonly voterId?: string };
  readonly answers: readonly { readonly question: string; readonly contest?: string }[];
}
const contactFiles = readdirSync(join(folder, 'contacts'))
  .filter((name) => name.endsWith('.ndjson') && name !== 'live.ndjson');
const contactsOf = (name: string): readonly Line[] =>
  linesOf(`contacts/${name}`).map((line) => JSON.parse(line) as Line);

describe('one seed', () => {
  it('gives identical bytes twice, and another seed gives others', async () => {
    const again = await writeWorld({ ...options, out: freshFolder() });
    expect(again).toEqual(manifest);
    const other = await writeWorld({ ...options, seed: 8, out: freshFolder() });
    expect(other.files.map((file) => file.sha256))
      .not.toContain(manifest.files.find((file) => file.path === 'ncvoter.txt')?.sha256);
  });

  it('streams: 100,000 voters pass through a heap of 40 MB', () => {
    const main = join(import.meta.dirname, 'main.ts');
    const out = execFileSync(process.execPath, ['--max-old-space-size=40', main,
      '--voters', '100000', '--parts', 'roll,history', '--out', freshFolder()],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(out).toContain('"precincts":');
  }, 60_000);

  it('leaves no scratch files behind', () => {
    expect(readdirSync(join(folder, 'contacts'))).not.toContain('.spool');
  });
});

describe('the roll', () => {
  it('has a line for each voter, and ids that are unique where they must be', () => {
    expect(roll).toHaveLength(4_000);
    expect(idsOnRoll.size).toBe(4_000);
    const numbers = roll.map((row) => `${row['county_id']} ${row['voter_reg_num']}`);
    expect(new Set(numbers).size).toBe(4_000);
    expect(new Set(roll.map((row) => row['voter_reg_num'])).size).toBeLessThan(4_000);
  });

  it('ties every line of the history to a voter of the roll', () => {
    const history = rowsOf('ncvhis.txt');
    expect(history.length).toBeGreaterThan(8_000);
    expect(history.every((row) => idsOnRoll.has(row['ncid']))).toBe(true);
    expect(history.every((row) => Object.keys(row).length === 15)).toBe(true);
  });

  it('never prints a phone that can ring', () => {
    const phones = roll.map((row) => row['full_phone_number'] ?? '').filter((text) => text !== '');
    expect(phones.length).toBeGreaterThan(1_500);
    const silent = /^(?:[2-8]9[01])?\d{7}$/;
    expect(phones.every((phone) => silent.test(phone))).toBe(true);
  });
});

describe('contacts', () => {
  it('add up to the number wanted and name only voters who are on the roll', () => {
    const all = contactFiles.flatMap(contactsOf);
    expect(all).toHaveLength(8_000);
    const named = all.map(({ person }) => person.voterId).filter((id) => id !== undefined);
    expect(named.length).toBeGreaterThan(6_000);
    expect(named.every((id) => idsOnRoll.has(id))).toBe(true);
  });

  it('that only describe a person have their truth beside them', () => {
    const truth = linesOf('contacts/described-truth.csv').slice(1).map((line) => line.split(','));
    const described = [...contactFiles, 'live.ndjson'].flatMap(contactsOf)
      .filter(({ person }) => person.voterId === undefined).map(({ key }) => key);
    expect(truth.map(([, key]) => key).sort()).toEqual(described.sort());
    expect(truth.every(([, , id]) => idsOnRoll.has(id))).toBe(true);
  });

  it('stand in order of time inside the days wanted, each with its own key', () => {
    for (const name of contactFiles) {
      const times = contactsOf(name).map(({ occurredAt }) => occurredAt);
      expect(times).toEqual([...times].sort());
      expect(times.every((at) => at >= '2026-09-20' && at < '2026-11-01')).toBe(true);
      expect(new Set(contactsOf(name).map(({ key }) => key)).size).toBe(times.length);
    }
  });

  it('name contests and questions that civics knows', () => {
    const civics = JSON.parse(linesOf('civics.json').join('')) as {
      readonly contests: readonly { readonly slug: string }[];
      readonly questions: readonly { readonly slug: string; readonly perContest: boolean }[];
    };
    const contests = new Set(civics.contests.map(({ slug }) => slug));
    const perContest = new Map(civics.questions.map((one) => [one.slug, one.perContest]));
    for (const { question, contest } of contactsOf('live.ndjson').flatMap((line) => line.answers)) {
      expect(perContest.get(question)).toBe(contest !== undefined);
      if (contest !== undefined) expect(contests).toContain(contest);
    }
  });
});

describe('contact lists', () => {
  it('have their truth beside them, row by row', () => {
    const lists = readdirSync(join(folder, 'lists'))
      .filter((name) => name.endsWith('.csv') && !name.includes('-truth'));
    expect(lists.length).toBeGreaterThanOrEqual(14);
    for (const name of lists) {
      const truth = linesOf(`lists/${name.replace('.csv', '-truth.csv')}`).slice(1)
        .map((line) => line.split(','));
      expect(truth).toHaveLength(linesOf(`lists/${name}`).length - 1);
      expect(truth.every(([, id = '']) => id === '' || idsOnRoll.has(id))).toBe(true);
      expect(truth.some(([, id, trap]) => id === '' && trap === 'stranger')).toBe(true);
    }
  });
});

describe('the second week', () => {
  it('differs from the first exactly as its truth says', () => {
    const changes = JSON.parse(linesOf('changes-week2.json').join('')) as {
      readonly ids: Readonly<Record<string, readonly string[]>>;
    };
    const before = new Map(roll.map((row) => [row['ncid'], JSON.stringify(row)]));
    const after = rowsOf('ncvoter-week2.txt');
    const added = after.filter((row) => !before.has(row['ncid'])).map((row) => row['ncid']);
    const changed = after.filter((row) => before.has(row['ncid'])
      && before.get(row['ncid']) !== JSON.stringify(row)).map((row) => row['ncid']);
    const { registered = [], ...others } = changes.ids;
    expect(added).toEqual(registered);
    expect(registered.length).toBeGreaterThan(5);
    expect([...changed].sort()).toEqual(Object.values(others).flat().sort());
    const numbers = after.map((row) => `${row['county_id']} ${row['voter_reg_num']}`);
    expect(new Set(numbers).size).toBe(after.length);
  });
});

describe('returned ballots', () => {
  it('belong to voters of the roll, and a later file contains the earlier one', () => {
    const [early, late] = ['2026_10_24', '2026_10_31'].map((day) =>
      linesOf(`absentee/${day}/absentee_20261103.csv`));
    expect(late?.length).toBeGreaterThan(early?.length ?? 0);
    const later = new Set(late);
    expect(early?.every((line) => later.has(line))).toBe(true);
    const cells = late?.slice(1).map((line) => line.slice(1, -1).split('","')) ?? [];
    expect(cells.every((row) => row.length === 42 && idsOnRoll.has(row[2]))).toBe(true);
  });
});
