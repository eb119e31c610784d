import type { DivisionKind, NewDivision } from '../../civics/index.ts';

/** One combination of land codes, as the lines of a file have it. Blank is the empty text. */
export interface PlaceCodes {
  readonly precinct: string;
  readonly precinctName: string;
  readonly town: string;
  readonly townName: string;
  readonly ward: string;
  readonly wardName: string;
  readonly congress: string;
  readonly superiorCourt: string;
  readonly judicial: string;
  readonly senate: string;
  readonly house: string;
  readonly council: string;
  readonly councilName: string;
  readonly township: string;
  readonly townshipName: string;
  readonly school: string;
  readonly schoolName: string;
}

export interface CountyGiven {
  readonly ocdId: string;
  readonly name: string;
}

interface Maker {
  readonly state: string;
  readonly stateOcd: string;
  readonly county: CountyGiven;
}

/**
 * The divisions that a line names besides its county, by OCD id: those bound to the county lie in
 * it, the others in the state only.
 */
export function divisionsOf(
  place: PlaceCodes, { state, county }: { readonly state: string; readonly county: CountyGiven },
): readonly NewDivision[] {
  const maker: Maker = { state, county, stateOcd: `ocd-division/country:us/state:${state}` };
  const town = `place:${slugOf(place.townName || place.town)}`;
  return [
    inCounty(maker, 'precinct', ['precinct', place.precinct, place.precinctName]),
    inState(maker, 'congressional', ['cd', place.congress, 'Congressional District']),
    inState(maker, 'state_senate', ['sldu', place.senate, 'State Senate District']),
    inState(maker, 'state_house', ['sldl', place.house, 'State House District']),
    named(maker, 'municipality', [town, place.town || place.townName, place.townName]),
    named(maker, 'ward', [
      `${town}/ward:${slugOf(place.ward)}`, place.townName && place.ward, place.wardName,
    ]),
    inCounty(maker, 'council', ['council_district', numberIn(place.council), place.councilName]),
    inCounty(maker, 'school_seat', ['school_seat', numberIn(place.school), place.schoolName]),
    inCounty(maker, 'township', ['township', numberIn(place.township), place.townshipName]),
    inState(maker, 'superior_court', ['superior_court', place.superiorCourt, 'Superior Court']),
    inState(maker, 'judicial', ['district_court', place.judicial, 'District Court']),
  ].filter((one) => one !== undefined);
}

type Words = readonly [type: string, code: string, name: string];

function inCounty(
  { state, stateOcd, county }: Maker, kind: DivisionKind, [type, code, name]: Words,
): NewDivision | undefined {
  if (code === '') return undefined;
  return {
    ocdId: `${county.ocdId}/${type}:${slugOf(code)}`, kind, state, code, name: name || code,
    countyOcd: county.ocdId, within: [county.ocdId, stateOcd],
  };
}

function inState(
  { state, stateOcd }: Maker, kind: DivisionKind, [type, code, words]: Words,
): NewDivision | undefined {
  if (code === '') return undefined;
  const number = withoutZeros(code);
  return {
    ocdId: `${stateOcd}/${type}:${slugOf(number)}`, kind, state, code: number,
    name: `${words} ${number}`, countyOcd: null, within: [stateOcd],
  };
}

/** Towns and wards go by name; a town may lie in two counties. */
function named(
  { state, stateOcd }: Maker, kind: DivisionKind, [path, code, name]: Words,
): NewDivision | undefined {
  if (code === '') return undefined;
  return {
    ocdId: `${stateOcd}/${path}`, kind, state, code, name: name || code, countyOcd: null,
    within: [stateOcd],
  };
}

/** CC01 and 1 are the same seat. */
function numberIn(code: string): string {
  return withoutZeros(/^[A-Z]{0,3}(\d+)$/.exec(code)?.[1] ?? code);
}

const withoutZeros = (code: string): string => code.replace(/^0+(?=.)/, '');

/** An OCD type id: lower case, blanks to underscores, other illegal characters to a tilde. */
function slugOf(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, '_').replace(/[^\p{L}\p{N}._~-]/gu, '~');
}
