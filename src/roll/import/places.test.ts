import { describe, expect, it } from 'vitest';
import { divisionsOf, type PlaceCodes } from './places.ts';

const county = { ocdId: 'ocd-division/country:us/state:xc/county:alder', name: 'Alder' };
const blank: PlaceCodes = {
  precinct: '', precinctName: '', town: '', townName: '', ward: '', wardName: '', congress: '',
  superiorCourt: '', judicial: '', senate: '', house: '', council: '', councilName: '',
  township: '', townshipName: '', school: '', schoolName: '',
};
const idsOf = (place: Partial<PlaceCodes>) =>
  divisionsOf({ ...blank, ...place }, { state: 'xc', county })
    .map((one) => one.ocdId.replace('ocd-division/country:us/state:xc/', ''));

describe('divisions of a line', () => {
  it('are named by their OCD ids', () => {
    expect(idsOf({
      precinct: '01-01', congress: '02', senate: '5', house: '9', council: 'CC01', school: 'SB02',
      town: 'M001', townName: 'WEST ALDER', ward: 'W01', superiorCourt: '04B',
    })).toEqual([
      'county:alder/precinct:01-01', 'cd:2', 'sldu:5', 'sldl:9', 'place:west_alder',
      'place:west_alder/ward:w01', 'county:alder/council_district:1',
      'county:alder/school_seat:2', 'superior_court:4b',
    ]);
  });

  it('are none where the line names none', () => {
    expect(idsOf({})).toEqual([]);
  });
});
