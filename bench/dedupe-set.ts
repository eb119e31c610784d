import { nicknamesOf } from '../src/identity/nickname.ts';
import { pick, randomOf, samplerOf, type Random, type Sampler } from '../src/world/random.ts';

/**
 * An invented counterpart of the public set of historical people: about ten records a person, drawn
 * from a book of lives, each field missing, misspelled or told otherwise now and then. Families
 * share surnames, titles and places; namesakes share more. Nobody in it ever lived.
 */
export interface HistoricalRecord {
  readonly uniqueId: string;
  /** The person who is meant: the truth, which no matcher sees. */
  readonly cluster: string;
  readonly cells: readonly string[];
}

export const historicalHeader = ['unique_id', 'cluster', 'full_name', 'first_and_surname',
  'first_name', 'surname', 'dob', 'birth_place', 'postcode_fake', 'gender', 'occupation'];

interface Place {
  readonly name: string;
  readonly county: string;
  readonly districts: readonly string[];
}

interface Person {
  readonly given: string;
  readonly middle: readonly string[];
  readonly family: string;
  /** `1st baron clifford of chudleigh`, or empty. */
  readonly title: string;
  readonly sir: boolean;
  readonly birth: string;
  readonly place: Place;
  readonly postcode: string;
  readonly gender: string;
  readonly occupations: readonly string[];
}

const ranked = (text: string, flat: number): Sampler<string> =>
  samplerOf(text.trim().split(/\s+/).map((word, rank) => [word, 1 / (rank + flat)] as const));
const men = ranked(`john william thomas george james charles henry robert edward richard joseph
  frederick arthur alfred walter francis samuel david albert hugh philip peter alexander benjamin
  herbert ernest harold daniel edmund frank percy lewis andrew stephen michael reginald leonard
  sidney patrick christopher matthew archibald nicholas augustus horace cecil roger ralph anthony
  gilbert martin isaac simon lionel claude hector oliver jonathan rupert edgar basil humphrey
  ambrose tobias barnaby lancelot`, 3);
const women = ranked(`mary elizabeth anne margaret jane sarah catherine alice emily dorothy
  charlotte florence frances eleanor harriet edith helen caroline louisa ellen emma lucy julia agnes
  isabella
  constance winifred susanna beatrice augusta georgiana henrietta cicely philippa`, 3);
const trades = samplerOf(`politician cricketer writer painter footballer clergyman military_officer
  actor lawyer composer engineer architect physician botanist historian poet journalist
  businessperson barrister judge diplomat singer sculptor photographer explorer naturalist
  mathematician chemist publisher printer theologian translator engraver astronomer geologist
  economist illustrator rower golfer entomologist antiquarian missionary surgeon librarian
  organist`.trim().split(/\s+/).map((word, rank) => [word.replace('_', ' '), 1 / (rank + 2)]));

const starts = `ash brad clif hart stan wood lang mor whit black hol mar nor pen red sut thorn wal
  win ald bar can dun el far gar har ing kel led mel new ox pres ray sel til up ven wes yar cro
  bux chud dal fen gos hax`.trim().split(/\s+/);
const ends = `ford ton ley wood bury ham worth field well man son by croft den gate hurst land
  leigh more ridge stead thorpe wick combe burn`.trim().split(/\s+/);
const letters = 'abcdefghijklmnopqrstuvwxyz';
const nth = ['1st', '2nd', '3rd', '4th', '5th', '6th'];

function inventWord(random: Random): string {
  return pick(random, starts) + pick(random, ends);
}

function zipf(words: readonly string[], flat: number): Sampler<string> {
  return samplerOf([...new Set(words)].map((word, rank) => [word, 1 / (rank + flat)] as const));
}

function inventPlaces(random: Random): Sampler<Place> {
  const counties = Array.from({ length: 40 }, () => `${inventWord(random)}shire`);
  const areas = counties.map(() => pick(random, [...letters]) + pick(random, [...letters]));
  const places = Array.from({ length: 420 }, (_, rank) => {
    const county = random.below(counties.length);
    const many = rank < 5 ? 30 : 1 + random.below(4);
    return { name: rank === 0 ? 'london' : inventWord(random), county: counties[county]!,
      districts: Array.from({ length: many }, () => `${areas[county]!}${1 + random.below(40)}`) };
  });
  return samplerOf(places.map((place, rank) => [place, 1 / (rank + 4)] as const));
}

function postcodeIn(random: Random, district: string): string {
  const unit = pick(random, [...letters]) + pick(random, [...letters]);
  return `${district} ${random.below(10)}${unit}`;
}

function dayIn(random: Random, year: number): string {
  if (random.chance(0.2)) return `${year}-01-01`;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
}

interface World {
  readonly places: Sampler<Place>;
  readonly surnames: Sampler<string>;
}

function inventPerson(random: Random, world: World): Person {
  const isMan = random.chance(0.85);
  const names = isMan ? men : women;
  const family = world.surnames.draw(random);
  const place = world.places.draw(random);
  const isPeer = random.chance(0.12);
  const rank = pick(random, ['baron', 'baron', 'earl of', 'viscount', 'baronet', 'duke of']);
  const seat = rank.endsWith(' of') ? inventWord(random)
    : random.chance(0.4) ? `${family} of ${place.name}` : family;
  const held = rank === 'baronet' ? rank : `${rank} ${seat}`;
  const title = isPeer ? `${pick(random, nth)} ${held}` : '';
  const middles = random.chance(0.35) ? 1 + random.below(2) : 0;
  return {
    given: names.draw(random), family, title, sir: isMan && random.chance(0.08),
    middle: Array.from({ length: middles }, () =>
      (random.chance(0.5) ? names.draw(random) : world.surnames.draw(random))),
    birth: dayIn(random, 1560 + Math.floor(Math.sqrt(random.next()) * 380)), place,
    postcode: postcodeIn(random, pick(random, place.districts)),
    gender: isMan ? 'male' : 'female',
    occupations: [trades.draw(random), trades.draw(random), trades.draw(random)],
  };
}

/** Child, sibling or parent: of one name, mostly of one place, often of one title and calling. */
function inventRelative(random: Random, world: World, of: Person): Person {
  const stranger = inventPerson(random, world);
  const year = Number(of.birth.slice(0, 4));
  const step = random.chance(0.5) ? 22 + random.below(16) : 1 + random.below(9);
  const isHome = random.chance(0.6);
  const place = isHome ? of.place : stranger.place;
  return {
    ...stranger, family: of.family, place,
    given: random.chance(0.2) && of.gender === stranger.gender ? of.given : stranger.given,
    title: of.title === '' ? stranger.title : of.title.replace(/^\S+/, pick(random, nth)),
    birth: dayIn(random, year + (random.chance(0.5) ? step : -step)),
    postcode: postcodeIn(random, pick(random, place.districts)),
    occupations: random.chance(0.4) ? of.occupations : stranger.occupations,
  };
}

/** One slip of the pen somewhere in a word. */
function mistype(random: Random, text: string): string {
  if (text.length < 3) return text;
  const at = random.below(text.length - 1);
  const letter = pick(random, [...letters]);
  switch (random.below(4)) {
    case 0: return text.slice(0, at) + text.slice(at + 1);
    case 1: return text.slice(0, at) + letter + text.slice(at);
    case 2: return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
    default: return text.slice(0, at) + letter + text.slice(at + 1);
  }
}

function nameOf(person: Person): string {
  const front = [person.sir ? 'sir' : '', person.given, ...person.middle, person.family];
  const name = front.filter((word) => word !== '').join(' ');
  return person.title === '' ? name : `${name}, ${person.title}`;
}

/** How a name is told otherwise: shortened, by title alone, by a short form, turned round. */
function otherName(random: Random, person: Person): string {
  const short = nicknamesOf(person.given.toUpperCase());
  const called = short.length > 0 ? pick(random, short).toLowerCase() : person.given;
  const words = nameOf(person).replace(',', '').split(' ');
  switch (random.below(person.title === '' ? 6 : 8)) {
    case 0: return `${called} ${person.family}`;
    case 1: return `${person.given} ${person.family}`;
    case 2: return [called, ...words.slice(1)].join(' ');
    case 3: return `${person.middle[0] ?? called} ${person.family}`;
    case 4: return `${person.given.slice(0, 1)} ${[...person.middle, person.family].join(' ')}`;
    case 5: return words.filter((_, at) => at === 0 || random.chance(0.65)).join(' ');
    case 6: return `${called} ${person.title}`;
    default: return `${person.given} ${person.title.split(' ').slice(1).join(' ')}`;
  }
}

function otherBirth(random: Random, birth: string): string {
  const [year = '', month = '', day = ''] = birth.split('-');
  switch (random.below(6)) {
    case 0: return `${year}-01-01`;
    case 1: return Number(day) <= 12 ? `${year}-${day}-${month}` : `${year}-${month}-01`;
    case 2: return `${year}-${month}-${String(1 + random.below(28)).padStart(2, '0')}`;
    case 3: return `${Number(year) + pick(random, [-1, 1, 10, -10])}-${month}-${day}`;
    case 4: return `${year}-${String(1 + random.below(12)).padStart(2, '0')}-${day}`;
    default: return dayIn(random, Number(year) + random.below(7) - 3);
  }
}

/** How sure each thing is to be told otherwise; a record's `dirt` of 0 to 1 scales it all. */
function writeRecord(random: Random, world: World, { person, dirt }: {
  readonly person: Person; readonly dirt: number;
}): readonly string[] {
  const slips = (share: number): boolean => random.chance(share * dirt * 2);
  const maybe = (share: number, text: string): string => (slips(share) ? '' : text);
  let full = slips(0.4) ? otherName(random, person) : nameOf(person);
  if (slips(0.15)) full = full.split(' ').map((word) =>
    (random.chance(0.5) ? mistype(random, word) : word)).join(' ');
  const words = full.replaceAll(',', '').split(' ').filter((word) => word !== '');
  let [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (slips(0.04)) [first, last] = [last, first];
  if (slips(0.05)) last = mistype(random, last);
  const birth = slips(0.2) ? otherBirth(random, person.birth) : person.birth;
  const town = slips(0.2) ? pick(random, [person.place.county, person.place.name,
    world.places.draw(random).name]) : person.place.name;
  const near = pick(random, person.place.districts);
  const postcode = slips(0.3) ? postcodeIn(random, near) : person.postcode;
  const trade = slips(0.25) ? pick(random, person.occupations) : person.occupations[0]!;
  const isNameless = slips(0.03);
  return [
    ...(isNameless ? ['', '', '', '']
      : [full, `${first} ${last}`, maybe(0.02, first), maybe(0.04, last)]),
    maybe(0.13, birth),
    maybe(0.1, slips(0.05) ? mistype(random, town) : town),
    maybe(0.15, slips(0.06) ? mistype(random, postcode) : postcode),
    maybe(0.12, person.gender), maybe(0.2, trade),
  ];
}

/** Records of that many people in mixed order; the same seed gives the same bytes. */
export function inventHistorical(seed: number, people: number): readonly HistoricalRecord[] {
  const random = randomOf(seed, 501);
  const world = {
    places: inventPlaces(random),
    surnames: zipf(Array.from({ length: 3_000 }, () => inventWord(random)), 12),
  };
  const persons: Person[] = [];
  while (persons.length < people) {
    const kin = persons.at(-1 - random.below(3));
    persons.push(kin !== undefined && random.chance(0.25)
      ? inventRelative(random, world, kin) : inventPerson(random, world));
  }
  const records = persons.flatMap((person, number) => {
    const many = 1 + random.below(19);
    return Array.from({ length: many }, (_, at) => {
      const dirt = at === 0 ? 0 : 0.25 + random.next();
      return { cluster: `P${number}`, uniqueId: `${random.below(1e9)}-${number}-${at}`,
        cells: writeRecord(random, world, { person, dirt }) };
    });
  });
  return records.sort((one, other) => (one.uniqueId < other.uniqueId ? -1 : 1));
}

export interface PairwiseScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Pairs of records put together, against pairs that belong together. */
export function scorePairwise(
  truth: readonly string[], clusters: ArrayLike<number>,
): PairwiseScore {
  const pairsOf = (keys: readonly string[]): number => {
    const sizes = new Map<string, number>();
    for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, size) => sum + size * (size - 1) / 2, 0);
  };
  const found = Array.from(clusters, String);
  const right = pairsOf(truth.map((person, at) => `${person}|${found[at]!}`));
  const [wanted, given] = [pairsOf(truth), pairsOf(found)];
  return { precision: right / given, recall: right / wanted, f1: 2 * right / (wanted + given) };
}

/** The set as a CSV file. */
export function historicalCsv(records: readonly HistoricalRecord[]): string {
  const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell}"` : cell);
  const lines = records.map(({ uniqueId, cluster, cells }) =>
    [uniqueId, cluster, ...cells].map(quoted).join(','));
  return `${[historicalHeader.join(','), ...lines].join('\n')}\n`;
}
