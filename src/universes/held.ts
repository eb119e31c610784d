import type { Instant } from '../kernel/index.ts';
import { findLastPlace, followChanges } from '../platform/index.ts';
import type { Change, Config, Database, DuckDb, Follower, Log } from '../platform/index.ts';
import { sharingClasses, type Classes } from './store/classes.ts';
import {
  applyFacts, questionsOf, readContents, type Standing, type StoreContents,
} from './store/file.ts';
import {
  listContactRefs, readFacts, readKeys, readRollKey, type PersonChange,
} from './store/records.ts';

/** The store as whoever asks it sees it. */
export interface OpenStore {
  readonly db: DuckDb;
  readonly contents: StoreContents;
  readonly classes: Classes;
  /** Everything up to this place of the changelog is in, and when that happened. */
  standing(): Pick<Standing, 'place' | 'placeAt'>;
  /**
   * As of when an answer holds that was read from then on, `last` being the changelog's last place:
   * now if the store was level with it, else the last moment known to be in. Never goes back.
   */
  asOf(then: Pick<Standing, 'place' | 'placeAt'>, last: bigint, now: Instant): Instant;
}

export interface ColumnStoreOptions {
  readonly db: Database;
  readonly config: Pick<Config, 'dataFolder' | 'duckdbThreads' | 'duckdbMemoryMb'>;
  readonly log: Log;
}

/** What the store's parts work with. */
export interface Surroundings extends ColumnStoreOptions {
  readonly folder: string;
  readonly installation: string;
  /** A new roll, or too far behind: asks for a new file. */
  wantBuild(): void;
}

/** An open file, following. */
export interface Held extends OpenStore {
  readonly path: string;
  readonly rollKey: string;
  follows: Pick<Standing, 'place' | 'placeAt'>;
  users: number;
  /** Whether it has asked for a new file because it is too far behind: once is enough. */
  isBehind: boolean;
  follower: Follower | undefined;
  /** Called when the last user of a retired store is gone. */
  released: (() => void) | undefined;
}

/** Micro-batches: a contact is counted at most so long, and a little, after its commit. */
const batchMs = 200;
const mostInBatch = 2_000;
/** Further behind than this, building anew is quicker than catching up. */
export const mostBehind = 50_000n;

/** Changes after which contacts stand under other persons. */
const personKinds = ['person.merged', 'person.split'];

/** Takes a file into use: from its place on it follows the changelog. */
export async function hold(around: Surroundings, of: {
  readonly path: string;
  readonly file: DuckDb;
  readonly standing: Standing;
}): Promise<Held> {
  const contents = await readContents(of.file);
  const bytes = around.config.duckdbMemoryMb * 1_000_000 * 0.5;
  let asOfMs = 0;
  const held: Held = {
    db: of.file, contents, path: of.path, rollKey: of.standing.rollKey,
    follows: of.standing,
    classes: sharingClasses(of.file, { voters: contents.voters, bytes }),
    standing: () => held.follows,
    asOf: (then, last, now) => {
      const isLevel = then.place >= last || then.placeAt === '';
      asOfMs = Math.max(asOfMs, isLevel ? now.getTime() : Date.parse(then.placeAt));
      return new Date(asOfMs);
    },
    users: 0, isBehind: false, follower: undefined, released: undefined,
  };
  held.follower = followChanges(around.db, {
    log: around.log, afterPlace: of.standing.place, gapMs: batchMs, limit: mostInBatch,
    onBatch: (changes) => takeIn(around, held, changes),
  });
  return held;
}

/** One micro-batch: facts in, place on, classes told, a new roll noticed. */
async function takeIn(
  around: Surroundings, held: Held, changes: readonly Change[],
): Promise<void> {
  const last = changes.at(-1)!;
  const contacts = changes.flatMap(({ kind, personId, objectId }) =>
    kind.startsWith('contact.') && personId !== null && objectId !== null
      ? [{ kind, personId, contactId: objectId }] : []);
  const persons = changes.flatMap(({ kind, personId, objectId }): readonly PersonChange[] =>
    personKinds.includes(kind) && personId !== null && objectId !== null
      ? [[personId, objectId]] : []);
  const numbers = [...persons.flat(), ...contacts.map(({ personId }) => personId)];
  const known = await readKeys(around.db, numbers, persons);
  const theirs = await listContactRefs(around.db, persons.flat().flatMap(known.membersOf));
  const refs = [...contacts, ...theirs];
  const facts = await readFacts(around.db, refs, known);
  const retracted = contacts.filter(({ kind }) => kind === 'contact.retracted');
  const gone = await questionsOf(held.db, retracted.map(({ contactId }) => contactId));
  const place = { place: last.place, placeAt: last.at.toISOString() };
  await applyFacts(held.db, {
    contactIds: refs.map(({ contactId }) => contactId), facts, ...place,
  });
  held.follows = place;
  const all = numbers.flatMap(known.membersOf);
  held.classes.touch([...new Set([...all, ...all.map(known.keyOf)])],
    [...gone, ...facts.answers.map(([, , questionId]) => Number(questionId))]);
  await held.classes.refresh();
  if (known.movesVoters) around.wantBuild();
  await noticeRoll(around, held, changes);
}

async function noticeRoll(
  around: Surroundings, held: Held, changes: readonly Change[],
): Promise<void> {
  const wasBehind = held.isBehind;
  held.isBehind = changes.length >= mostInBatch
    && await findLastPlace(around.db.system) - held.follows.place > mostBehind;
  const isSwitched = changes.some(({ kind }) => kind === 'roll.switched')
    && await readRollKey(around.db) !== held.rollKey;
  if (held.isBehind && !wasBehind || isSwitched) around.wantBuild();
}

/** Stops following, waits for the last reader, closes. */
export async function letGo(held: Held): Promise<void> {
  await held.follower?.stop();
  if (held.users > 0) await new Promise<void>((resolve) => (held.released = resolve));
  await held.db.close();
}
