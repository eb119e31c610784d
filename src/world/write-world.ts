import { openAbsenteeScribe } from './absentee/absentee-scribe.ts';
import { openContactsScribe } from './contacts/contacts-scribe.ts';
import { describeCivics } from './elections/civics.ts';
import { openHistoryScribe, openRollScribe } from './files/roll-scribe.ts';
import type { Scribe } from './files/scribe.ts';
import { openSink } from './files/sink.ts';
import type { WrittenFile } from './files/sink.ts';
import { describeColumbia } from './land/columbia.ts';
import { layOutGeography } from './land/geography.ts';
import type { Geography } from './land/geography.ts';
import { openLinkageScribe } from './lists/linkage/linkage-scribe.ts';
import { openListsScribe } from './lists/lists-scribe.ts';
import { summariseFiles } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { inventOrganisations } from './organisations.ts';
import type { Organisation } from './organisations.ts';
import { votersOf } from './people/voters.ts';
import { drawShapes } from './shapes/shapes.ts';
import type { Feature } from './shapes/shapes.ts';
import { openWeekScribe } from './week/week-scribe.ts';

/** Each is a file or a folder of files; all of them come from the same people. */
export const worldParts = [
  'roll', 'history', 'contacts', 'lists', 'absentee', 'week2', 'linkage',
] as const;
export type Part = (typeof worldParts)[number];

export interface WorldOptions {
  /** The folder that gets the files; made where it is missing. */
  readonly out: string;
  /** Lines of the roll. */
  readonly voters: number;
  readonly seed: number;
  /** Contacts of all organisations together; two a voter, at most two million, if not given. */
  readonly contacts?: number;
  /** Contacts without a time, for a live replay; 20,000 if not given. */
  readonly live?: number;
  readonly organisations?: number;
  /** What to write beside the reference files; all but week2 and linkage if not given. */
  readonly parts?: readonly Part[];
  /** Rows of each list that judges a matcher; 20,000 if not given. */
  readonly linkageRows?: number;
  /** Length of the contacts' time; 42 days if not given. */
  readonly days?: number;
  /** The contacts lie before this instant; 2026-11-01T00:00:00Z if not given. */
  readonly until?: string;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly voters: number;
  readonly of: number;
}

const mostContacts = 2_000_000;

async function writeJson(folder: string, path: string, value: unknown): Promise<WrittenFile> {
  const indent = path.endsWith('.geojson') ? undefined : 1;
  const text = JSON.stringify(value, undefined, indent);
  const sink = await openSink(folder, path, { blockBytes: 3 * text.length + 16 });
  sink.line(text);
  return sink.close();
}

async function openScribes(
  options: WorldOptions, geography: Geography, organisations: readonly Organisation[],
): Promise<readonly Scribe[]> {
  const { out, voters } = options;
  const makers: Record<Part, () => Promise<Scribe> | Scribe> = {
    roll: () => openRollScribe(out),
    history: () => openHistoryScribe(out, geography),
    contacts: () => openContactsScribe(out, {
      geography,
      organisations,
      contacts: options.contacts ?? Math.min(2 * voters, mostContacts),
      live: options.live ?? Math.min(voters, 20_000),
      days: options.days ?? 42,
      until: options.until ?? '2026-11-01T00:00:00Z',
    }),
    lists: () => openListsScribe(out, geography, organisations),
    absentee: () => openAbsenteeScribe(out, geography),
    week2: () => openWeekScribe(out, geography),
    linkage: () => openLinkageScribe(out, geography, options.linkageRows ?? 20_000),
  };
  const chosen = options.parts
    ?? worldParts.filter((part) => part !== 'week2' && part !== 'linkage');
  return Promise.all(chosen.map(async (part) => makers[part]()));
}

async function writeReference(
  folder: string, geography: Geography, organisations: readonly Organisation[],
): Promise<readonly WrittenFile[]> {
  const { counties, precincts } = drawShapes(geography);
  const collection = (features: readonly Feature[]) => ({ type: 'FeatureCollection', features });
  return [
    await writeJson(folder, 'columbia.json', describeColumbia(geography)),
    await writeJson(folder, 'counties.geojson', collection(counties)),
    await writeJson(folder, 'precincts.geojson', collection(precincts)),
    await writeJson(folder, 'civics.json', describeCivics(geography)),
    await writeJson(folder, 'organisations.json', { organisations }),
  ];
}

/**
 * Writes the invented state into a folder and returns its manifest. One seed and one set of options
 * give identical bytes. Memory does not grow with the number of voters. Throws what the file system
 * throws; a folder left half-written lacks `manifest.json`, which is written last.
 */
export async function writeWorld(options: WorldOptions): Promise<Manifest> {
  const { out, voters, seed } = options;
  const geography = layOutGeography(seed, voters);
  const organisations = inventOrganisations(options.organisations ?? 12);
  const files = [...await writeReference(out, geography, organisations)];
  const scribes = await openScribes(options, geography, organisations);
  for (const precinct of geography.precincts) {
    const people = votersOf(geography, precinct);
    for (const scribe of scribes) await scribe.write(precinct, people);
    options.onProgress?.({ voters: precinct.firstVoter + precinct.voters, of: voters });
  }
  for (const scribe of scribes) files.push(...await scribe.finish());
  const manifest: Manifest = {
    format: 'commonroll-world/1',
    state: 'xc',
    seed,
    voters,
    counts: {
      counties: geography.counties.length,
      precincts: geography.precincts.length,
      organisations: organisations.length,
      ...summariseFiles(files),
    },
    files,
  };
  await writeJson(out, 'manifest.json', manifest);
  return manifest;
}
