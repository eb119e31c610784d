import { apportion, randomOf } from '../random.ts';
import { countyTraits, placeOnPath } from './counties.ts';
import type { CountyTraits } from './counties.ts';
import { cutDistricts, divisionSlug } from './districts.ts';
import type { Seats } from './districts.ts';

export interface City {
  /** Upper case, as the roll writes it. */
  readonly name: string;
  readonly zips: readonly string[];
  /** Municipality code, unique in the state. */
  readonly code: string;
}

export interface Precinct {
  /** Place among all precincts of the state, from 0, in the roll's order. */
  readonly index: number;
  readonly countyIndex: number;
  /** Unique within the county only, as in the layout. */
  readonly code: string;
  readonly name: string;
  readonly ocd: string;
  readonly city: string;
  readonly cityCode: string;
  readonly zips: readonly string[];
  /** 0 open country to 1 inner city; also the chance that a home lies inside the city limits. */
  readonly urban: number;
  readonly lean: number;
  readonly voters: number;
  /** Index of its first voter in the state. */
  readonly firstVoter: number;
  readonly seats: Seats;
}

export interface County {
  readonly id: number;
  readonly name: string;
  readonly ocd: string;
  readonly traits: CountyTraits;
  readonly areaCode: string;
  readonly cities: readonly City[];
  readonly precincts: readonly Precinct[];
  readonly voters: number;
  readonly firstVoter: number;
}

export interface Geography {
  readonly seed: number;
  readonly voters: number;
  readonly counties: readonly County[];
  readonly precincts: readonly Precinct[];
}

export const stateDivision = 'ocd-division/country:us/state:xc';

/** N9X codes are held back for the expansion of the numbering plan, so no phone here can ring. */
const areaCodes = ['290', '390', '490', '590', '690', '790', '890', '291'];
const votersPerPrecinct = 2_000;
const mostPrecincts = 220;
const landStream = 100;

function drawCities(traits: CountyTraits, firstCity: number, firstZip: number): readonly City[] {
  let zip = firstZip;
  const rankSum = traits.cities.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
  return traits.cities.map((name, rank) => {
    const count = 1 + Math.round(traits.weight / (rank + 1) / rankSum / 14);
    const zips = Array.from({ length: count }, (_, offset) => `00${zip + offset}`);
    zip += count;
    const code = `M${String(firstCity + rank).padStart(3, '0')}`;
    return { name: name.toUpperCase(), zips, code };
  });
}

/** Counties number their precincts in three different ways, as counties do. */
function precinctCode(countyIndex: number, number: number): string {
  const padded = (width: number): string => String(number).padStart(width, '0');
  if (countyIndex % 3 === 0) return padded(3);
  if (countyIndex % 3 === 1) return `${String(1 + Math.floor((number - 1) / 12)).padStart(2, '0')}-`
    + String(1 + ((number - 1) % 12)).padStart(2, '0');
  return `${String.fromCharCode(65 + (countyIndex % 5))}${padded(2)}`;
}

const halls = ['FIRE STATION', 'ELEMENTARY', 'LIBRARY', 'COMMUNITY CENTER', 'TOWN HALL', 'ARMORY'];

type BarePrecinct = Omit<Precinct, 'seats'>;
interface CountyStart {
  readonly index: number;
  readonly voters: number;
  readonly firstVoter: number;
  readonly firstPrecinct: number;
  readonly cities: readonly City[];
  readonly ocd: string;
}

function drawPrecincts(seed: number, start: CountyStart): readonly BarePrecinct[] {
  const traits = countyTraits[start.index] as CountyTraits;
  const random = randomOf(seed, landStream, start.index);
  const wanted = Math.round(start.voters / votersPerPrecinct);
  const count = Math.max(3, Math.min(mostPrecincts, wanted));
  const sizes = apportion(start.voters, Array.from({ length: count }, () => 0.6 + random.next()));
  const rankSum = start.cities.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
  let firstVoter = start.firstVoter;
  let cityRank = 0;
  let cityReach = 1 / rankSum;
  return sizes.map((voters, at) => {
    while ((at + 0.5) / count > cityReach && cityRank < start.cities.length - 1) {
      cityRank += 1;
      cityReach += 1 / (cityRank + 1) / rankSum;
    }
    const city = start.cities[cityRank] as City;
    const zip = random.below(city.zips.length);
    const zips = [city.zips[zip] ?? '', city.zips[zip + 1] ?? ''].filter((code) => code !== '');
    const code = precinctCode(start.index, at + 1);
    const urban = Math.max(0, Math.min(1, traits.urban * (cityRank === 0 ? 1.05 : 0.8)
      + 0.12 * random.bell()));
    const precinct = {
      index: start.firstPrecinct + at,
      countyIndex: start.index,
      code,
      name: `${city.name} ${halls[random.below(halls.length)] ?? ''} ${at + 1}`,
      ocd: `${start.ocd}/precinct:${divisionSlug(code)}`,
      city: city.name,
      cityCode: city.code,
      zips: random.chance(0.3) ? zips : zips.slice(0, 1),
      urban,
      lean: Math.max(-0.9, Math.min(0.9, traits.lean + (urban - traits.urban) * 0.5
        + 0.16 * random.bell())),
      voters,
      firstVoter,
    };
    firstVoter += voters;
    return precinct;
  });
}

/** The land of Columbia for a number of voters: counties, cities, precincts, districts. */
export function layOutGeography(seed: number, voters: number): Geography {
  const shares = apportion(voters, countyTraits.map((traits) => traits.weight));
  let firstVoter = 0;
  let firstPrecinct = 0;
  let firstCity = 1;
  let firstZip = 100;
  const bare = countyTraits.map((traits, index) => {
    const cities = drawCities(traits, firstCity, firstZip);
    const ocd = `${stateDivision}/county:${divisionSlug(traits.name)}`;
    const share = shares[index] ?? 0;
    const start = { index, voters: share, firstVoter, firstPrecinct, cities, ocd };
    const precincts = drawPrecincts(seed, start);
    firstVoter += share;
    firstPrecinct += precincts.length;
    firstCity += cities.length;
    firstZip += cities.reduce((sum, city) => sum + city.zips.length, 0);
    return { ...start, precincts };
  });
  const seats = cutDistricts(bare.map((county) => county.precincts), voters);
  const counties = bare.map((county) => ({
    id: county.index + 1,
    name: countyTraits[county.index]?.name ?? '',
    ocd: county.ocd,
    traits: countyTraits[county.index] as CountyTraits,
    areaCode: areaCodes[Math.floor(placeOnPath(county.index) / 6)] ?? '290',
    cities: county.cities,
    precincts: county.precincts.map((p) => ({ ...p, seats: seats[p.index] as Seats })),
    voters: county.voters,
    firstVoter: county.firstVoter,
  }));
  return { seed, voters, counties, precincts: counties.flatMap((county) => county.precincts) };
}
