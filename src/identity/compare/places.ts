import { hashText } from '../index/hash.ts';
import { mailHash } from '../index/build.ts';
import { at, houseNumber } from '../index/layout.ts';
import { bucketOf, type Postings } from '../index/postings.ts';
import type { OpenIndex } from '../index/open.ts';
import { findSpellings } from '../index/spelling.ts';
import type { Home } from '../record/subject.ts';
import { home as H, notTold, zip as Z } from './levels.ts';
import { mendRunOn } from './run-on.ts';
import { isOneSlip } from './text.ts';

/** A place as claimed, against the places of the roll. */
export interface ClaimedPlace {
  readonly hasStreet: boolean;
  readonly home: Home;
  readonly number: number;
  readonly unit: number;
  readonly city: number;
  /** Street names of the roll that it may stand for: as it is, or misspelt (true). */
  readonly streets: ReadonlyMap<number, boolean>;
  /** Levels of `zip` by the number of the roll's ZIP code. */
  readonly zips: Uint8Array;
  readonly mail: number;
  /** Expected share of the roll at each level of `zip`. */
  readonly shares: readonly number[];
  /** Share of the roll on a street of this name, within reach. */
  readonly alongShare: number;
}

const mostStreets = 8;
const mostAlong = 120;

export function claimPlace(
  index: OpenIndex, told: Home, kept: Map<string, Uint8Array>,
): ClaimedPlace {
  const home = mendRunOn(index, told);
  const { words, stored } = index;
  const zips = kept.get(home.zip) ?? zipLevels(index, home.zip);
  kept.set(home.zip, zips);
  const { counts, find } = words.streetName;
  const known = find(home.streetName);
  const streets = claimStreets(index, home.streetName);
  const number = houseNumber(home.number, hashText);
  const mail = known === 0 ? 0 : mailHash(number, known, words.zip.find(home.zip));
  // Nobody lives in a post office box: it tells a person only where the roll has it for mail.
  const isTold = home.streetName !== '' && home.number !== '' && (!home.street.startsWith('PO BOX')
    || isUsed(stored.postings.building, mail));
  return {
    hasStreet: isTold, home, number,
    unit: home.unit === '' ? 0 : words.unit.find(home.unit) || -1,
    city: words.city.find(home.city), streets, zips, shares: sharesOf(index, home), mail,
    alongShare: Math.max(5, Math.min(mostAlong, counts[known]!)) / index.population,
  };
}

function claimStreets(
  { words, stored }: OpenIndex, name: string,
): ReadonlyMap<number, boolean> {
  const streets = new Map<number, boolean>();
  if (name === '') return streets;
  const { texts, find } = words.streetName;
  const known = find(name);
  if (known !== 0) streets.set(known, false);
  const take = (text: string): void => {
    for (const number of findSpellings(stored.spellings.streetName, texts, text)) {
      if (streets.size < mostStreets && !streets.has(number)) streets.set(number, true);
    }
  };
  take(name);
  // A suffix so misspelt that it was read as part of the name: CRIMSON WAU.
  const shorter = name.replace(/ \S+$/, '');
  if (streets.size === 0 && shorter !== name) {
    const part = find(shorter);
    if (part !== 0) streets.set(part, false);
    take(shorter);
  }
  return streets;
}

function isUsed(postings: Postings, hash: number): boolean {
  if (hash === 0) return false;
  const bucket = bucketOf(postings, hash);
  return postings.offsets[bucket + 1]! > postings.offsets[bucket]!;
}

function zipLevels({ words }: OpenIndex, zip: string): Uint8Array {
  return Uint8Array.from(words.zip.texts, (known) => {
    if (zip === '' || known === '') return Z.elsewhere;
    if (known === zip) return Z.same;
    if (isOneSlip(known, zip)) return Z.town;
    return known.slice(0, 3) === zip.slice(0, 3) ? Z.area : Z.elsewhere;
  });
}

function sharesOf({ words, areas, stored }: OpenIndex, { zip, city }: Home): readonly number[] {
  const rows = Math.max(1, stored.rows);
  const cityNumber = words.city.find(city);
  const inCity = cityNumber === 0 ? 0 : words.city.counts[cityNumber]!;
  const inZip = zip === '' ? 0 : words.zip.counts[words.zip.find(zip)]!;
  const inArea = areas.get(zip.slice(0, 3)) ?? 0;
  return [Math.max(inZip / rows, 3e-4), Math.max(inCity / rows, 0.01),
    Math.max(inArea / rows, 0.05), 1];
}

/** Level of `home` (with a street claimed) or of `zip` (without) of one record's place. */
export function placeLevel(
  claimed: ClaimedPlace, index: OpenIndex, from: number,
): number {
  const words = index.stored.records;
  const unitTexts = index.words.unit.texts;
  const [zip, city] = [words[from + at.zip]!, words[from + at.city]!];
  if (zip === 0 && city === 0) return notTold;
  const near = claimed.zips[zip]!;
  const isTown = near === Z.same || near === Z.town || (city !== 0 && city === claimed.city);
  const zipLevel = near === Z.same ? Z.same : isTown ? Z.town : near;
  if (!claimed.hasStreet) return zipLevel;
  const isMail = claimed.mail !== 0 && words[from + at.mail] === claimed.mail;
  if (isMail) return H.dwelling;
  const misspelt = claimed.streets.get(words[from + at.streetName]!);
  const isNear = isTown || (claimed.home.zip === '' && claimed.home.city === '');
  if (misspelt === undefined || !isNear) return H.zip + zipLevel;
  const number = words[from + at.number]!;
  if (number === claimed.number) {
    if (misspelt) return H.street;
    const unit = words[from + at.unit]!;
    if (unit === 0 && claimed.unit === 0) return H.dwelling;
    if (unit === 0 || claimed.unit === 0) return H.building;
    if (unit === claimed.unit) return H.dwelling;
    return isOneSlip(unitTexts[unit]!, claimed.home.unit) ? H.building : H.unit;
  }
  if (misspelt) return H.zip + zipLevel;
  return isNumberSlip(number, claimed.number) ? H.number : H.along;
}

export function isNumberSlip(one: number, other: number): boolean {
  return isOneSlip(String(one), String(other));
}
