import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { adjustContainment, civicsOf, ensureDivisions } from '../../civics/index.ts';
import type { Civics, Containment, Division, NewDivision } from '../../civics/index.ts';
import { parseAddress } from '../address/address.ts';
import { nameKey, splitSuffix } from '../names.ts';
import { divisionsOf, type PlaceCodes } from './places.ts';
import { distinctPlaces, touchedAddresses, touchedNames } from '../store/delta-stage.ts';
import { placeColumns } from '../store/registration-stage.ts';
import { ensureDistrictSets } from '../store/roll.ts';
import type { Work } from './work.ts';

/** Writes what the one parser makes of each distinct address: nulls where it is none. */
export async function workOutAddresses(work: Work, path: string): Promise<void> {
  const out = lineWriter(path);
  for await (const rows of touchedAddresses(work.duck)) {
    work.signal?.throwIfAborted();
    for (const { hash, address } of rows) {
      const [line = '', city = '', zip = ''] = address.split('\u001f');
      const parsed = parseAddress(line, { city, zip });
      const cells = parsed
        ? [parsed.addressId, parsed.key, parsed.number, parsed.street, parsed.unit, parsed.city,
          parsed.zip]
        : ['\\N', '\\N', '\\N', '\\N', '\\N', '\\N', '\\N'];
      await out.line(`${hash}\t${cells.join('\t')}`);
    }
  }
  await out.close();
}

/** Writes the comparison keys of names that are more than plain letters. */
export async function workOutNames(work: Work, path: string): Promise<void> {
  const out = lineWriter(path);
  for await (const rows of touchedNames(work.duck)) {
    for (const { name } of rows) {
      await out.line(`${name}\t${nameKey(splitSuffix(name).name)}\t${nameKey(name)}`);
    }
  }
  await out.close();
}

interface LineWriter {
  line(text: string): Promise<void> | void;
  close(): Promise<void>;
}

const blockLength = 1 << 18;

function lineWriter(path: string): LineWriter {
  const stream: WriteStream = createWriteStream(path);
  let block = '';
  return {
    line: (text) => {
      block += `${text}\n`;
      if (block.length < blockLength) return undefined;
      const full = block;
      block = '';
      return stream.write(full) ? undefined : once(stream, 'drain').then(() => undefined);
    },
    close: async () => {
      stream.end(block);
      await finished(stream);
    },
  };
}

type PlaceRow = Record<(typeof placeColumns)[number], string> & {
  readonly placeHash: string;
  readonly countyId: number;
};

interface Place {
  readonly hash: string;
  readonly county: Division;
  readonly divisions: readonly NewDivision[];
}

/**
 * Makes the divisions that the file's lines name and the sets in which voters live; writes for each
 * place its precinct and set. A set holds every division that contains one of it.
 */
export async function workOutPlaces(work: Work, state: string, path: string): Promise<void> {
  const known = await civicsOf(work.db);
  const rows = await distinctPlaces<PlaceRow>(work.duck, placeColumns);
  const places = rows.map((row): Place => {
    const county = known.divisionById(row.countyId)!;
    return { hash: row.placeHash, county, divisions: divisionsOf(codesOf(row), { state, county }) };
  });
  const named = new Map(places.flatMap((place) => place.divisions.map((one) => [one.ocdId, one])));
  await ensureDivisions(work.db, [...named.values()]);
  await followDistricts(work, places);
  const civics = await civicsOf(work.db);
  const idOf = (one: NewDivision): number => civics.divisionByOcd(one.ocdId)!.divisionId;
  const sets = places.map((place) => setOf(civics, [
    place.county.divisionId, ...place.divisions.map(idOf),
  ]));
  const numbers = await ensureDistrictSets(work.db, { state, sets });
  const out = lineWriter(path);
  for (const [at, place] of places.entries()) {
    const precinct = place.divisions.find((one) => one.kind === 'precinct');
    await out.line(`${place.hash}\t${precinct ? idOf(precinct) : '\\N'}\t${numbers[at]!}`);
  }
  await out.close();
}

function setOf(civics: Civics, divisionIds: readonly number[]): readonly number[] {
  const all = new Set(divisionIds.flatMap((id) => civics.containersOf(id)));
  return [...all].sort((one, other) => one - other);
}

/**
 * A precinct lies within a district when all of its voters in the file do; one that was cut in two
 * no longer does.
 */
async function followDistricts(work: Work, places: readonly Place[]): Promise<void> {
  const civics = await civicsOf(work.db);
  const byPrecinct = Map.groupBy(
    places.filter((place) => place.divisions[0]?.kind === 'precinct'),
    (place) => place.divisions[0]!.ocdId,
  );
  const added: Containment[] = [];
  const ended: Containment[] = [];
  for (const [inner, ofPrecinct] of byPrecinct) {
    const precinctId = civics.divisionByOcd(inner)!.divisionId;
    const districts = new Set(ofPrecinct.flatMap(
      (place) => place.divisions.slice(1).map((one) => one.ocdId),
    ));
    for (const outer of districts) {
      const holdsAll = ofPrecinct.every(
        (place) => place.divisions.some((one) => one.ocdId === outer),
      );
      const held = civics.within(precinctId, civics.divisionByOcd(outer)!.divisionId);
      if (holdsAll && !held) added.push({ inner, outer });
      if (!holdsAll && held) ended.push({ inner, outer });
    }
  }
  await adjustContainment(work.db, { added, ended });
}

function codesOf(row: PlaceRow): PlaceCodes {
  return {
    precinct: row.precinct_abbrv, precinctName: row.precinct_desc, town: row.municipality_abbrv,
    townName: row.municipality_desc, ward: row.ward_abbrv, wardName: row.ward_desc,
    congress: row.cong_dist_abbrv, superiorCourt: row.super_court_abbrv,
    judicial: row.judic_dist_abbrv, senate: row.nc_senate_abbrv, house: row.nc_house_abbrv,
    council: row.county_commiss_abbrv, councilName: row.county_commiss_desc,
    township: row.township_abbrv, townshipName: row.township_desc, school: row.school_dist_abbrv,
    schoolName: row.school_dist_desc,
  };
}
