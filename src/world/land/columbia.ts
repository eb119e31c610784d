import { divisionSlug, seatCounts } from './districts.ts';
import { stateDivision } from './geography.ts';
import type { County, Geography } from './geography.ts';

interface Division {
  readonly number: string;
  readonly name: string;
  readonly ocd: string;
}

function numbered(count: number, name: string, ocd: string): readonly Division[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1);
    return { number, name: `${name} ${number}`, ocd: ocd + number };
  });
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort((a, b) => Number(a) - Number(b));
}

function describeCounty(county: County) {
  const { precincts } = county;
  const school = `${stateDivision}/school_district:${divisionSlug(county.name)}`;
  return {
    county_id: county.id,
    name: county.name,
    ocd: county.ocd,
    area_code: county.areaCode,
    voters: county.voters,
    cities: county.cities.map((city) => ({
      name: city.name, municipality_abbrv: city.code, zips: city.zips,
      ocd: `${stateDivision}/place:${divisionSlug(city.name)}`,
      wards: distinct(precincts.filter((p) => p.city === city.name).map((p) => p.seats.ward)),
    })),
    commission_districts: distinct(precincts.map((p) => p.seats.commissioner)).map((number) => ({
      number, name: `COMMISSIONER #${number}`, ocd: `${county.ocd}/council_district:${number}`,
    })),
    school_district: { name: `${county.name} County Schools`, ocd: school },
    precincts: precincts.map((precinct) => ({
      code: precinct.code, name: precinct.name, ocd: precinct.ocd, voters: precinct.voters,
      city: precinct.city, zips: precinct.zips, congress: precinct.seats.congress,
      state_senate: precinct.seats.senate, state_house: precinct.seats.house,
      ward: precinct.seats.ward, commission_district: precinct.seats.commissioner,
      school_seat: precinct.seats.school,
    })),
  };
}

/** The state as `columbia.json` holds it. */
export function describeColumbia(geography: Geography) {
  return {
    code: 'xc',
    name: 'Columbia',
    ocd: stateDivision,
    time_zone: 'America/New_York',
    voters: geography.voters,
    counties: geography.counties.map(describeCounty),
    congressional_districts: numbered(seatCounts.congress, 'Congressional District',
      `${stateDivision}/cd:`),
    state_senate: numbered(seatCounts.senate, 'State Senate District', `${stateDivision}/sldu:`),
    state_house: numbered(seatCounts.house, 'State House District', `${stateDivision}/sldl:`),
  };
}
