import type { Land } from './document.ts';
import type { NewDivision } from './store.ts';

type LandCounty = Land['counties'][number];

/** The divisions of a described land, each with all that contains it. */
export function columbiaDivisions(land: Land): readonly NewDivision[] {
  const state = land.code;
  const top: NewDivision = {
    ocdId: land.ocd, kind: 'state', state, code: state, name: land.name, countyOcd: null,
    within: [],
  };
  const numbered = (
    kind: NewDivision['kind'], list: Land['state_house'],
  ): readonly NewDivision[] => list.map(({ number, name, ocd }) => ({
    ocdId: ocd, kind, state, code: number, name, countyOcd: null, within: [land.ocd],
  }));
  return [
    top,
    ...numbered('congressional', land.congressional_districts),
    ...numbered('state_senate', land.state_senate),
    ...numbered('state_house', land.state_house),
    ...land.counties.flatMap((county) => divisionsOfCounty(land, county)),
  ];
}

function divisionsOfCounty(land: Land, county: LandCounty): readonly NewDivision[] {
  const state = land.code;
  const countyOcd = county.ocd;
  const school = county.school_district;
  // School districts follow counties, so that each lies within the other.
  const inCounty = [countyOcd, school.ocd, land.ocd];
  const councilOf = new Map(county.commission_districts.map((one) => [one.number, one.ocd]));
  const seat = (list: Land['state_house'], number: string): readonly string[] =>
    list.filter((one) => one.number === number).map((one) => one.ocd);
  return [
    { ocdId: countyOcd, kind: 'county', state, code: String(county.county_id), name: county.name,
      countyOcd, within: [school.ocd, land.ocd] },
    { ocdId: school.ocd, kind: 'school', state, code: String(county.county_id), name: school.name,
      countyOcd, within: [countyOcd, land.ocd] },
    ...county.cities.map((city): NewDivision => ({
      ocdId: city.ocd, kind: 'municipality', state, code: city.municipality_abbrv,
      name: city.name, countyOcd, within: inCounty,
    })),
    ...county.commission_districts.map((council): NewDivision => ({
      ocdId: council.ocd, kind: 'council', state, code: council.number, name: council.name,
      countyOcd, within: inCounty,
    })),
    ...county.precincts.map((precinct): NewDivision => {
      const council = councilOf.get(precinct.commission_district);
      return {
        ocdId: precinct.ocd, kind: 'precinct', state, code: precinct.code, name: precinct.name,
        countyOcd,
        within: [
          ...inCounty,
          ...seat(land.congressional_districts, precinct.congress),
          ...seat(land.state_senate, precinct.state_senate),
          ...seat(land.state_house, precinct.state_house),
          ...(council === undefined ? [] : [council]),
        ],
      };
    }),
  ];
}
