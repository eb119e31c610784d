import { stat } from 'node:fs/promises';
import {
  nameKey, nameSuffix, readRollPeople, splitSuffix, type RollPerson,
} from '../../roll/index.ts';
import { makeIndex, type StoredIndex } from '../index/build.ts';
import { partsOf } from '../record/standardise.ts';
import { readHome } from '../record/home.ts';
import { suffixCode, type Home, type Subject } from '../record/subject.ts';
import { readPhone } from '../phone.ts';

/** Makes the index of a roll file; its lines' voter ids are kept as keys. */
export async function prepareRoll(
  path: string,
  { thisYear }: { readonly thisYear: number },
): Promise<StoredIndex> {
  const { size } = await stat(path);
  const maker = makeIndex(Math.ceil(size / bytesPerLine), true);
  const read = rollReader();
  let line = 0n;
  for await (const people of readRollPeople(path, thisYear)) {
    for (const person of people) {
      maker.add(read(person),
        { personId: line++, key: person.voterId, divisionId: 0, sourceId: 0 });
    }
  }
  return maker.finish();
}

/** A line of the public layout is longer, so that memory is taken once and rarely again. */
const bytesPerLine = 300;
const mostKept = 2_000_000;

/** Reads lines of a roll; what stands in many of them is read once. */
export function rollReader(): (person: RollPerson) => Subject {
  const lasts = new Map<string, { key: string; parts: readonly string[]; suffix: string }>();
  const names = new Map<string, string>();
  const streets = new Map<string, Omit<Home, 'number' | 'zip'>>();
  const keep = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
    const known = map.get(key);
    if (known !== undefined) return known;
    if (map.size > mostKept) map.clear();
    const made = make();
    map.set(key, made);
    return made;
  };
  const home = (street: string, city: string, zip: string): Home | undefined => {
    const number = /^(\d{1,6}) (?=[A-Z])/.exec(street)?.[1];
    if (number === undefined) return readHome(street, { city, zip, unit: '' });
    const rest = street.slice(number.length);
    const parts = keep(streets, `${rest}|${city}`, () =>
      readHome(`1${rest}`, { city, zip, unit: '' })!);
    return { ...parts, number: String(Number(number)), zip: zip.slice(0, 5) };
  };
  const name = (text: string): string => keep(names, text, () => nameKey(text));
  return (person) => {
    const last = keep(lasts, person.last, () => {
      const split = splitSuffix(person.last);
      return { key: nameKey(split.name), parts: partsOf(split.name), suffix: split.suffix };
    });
    const suffix = person.suffix === '' ? last.suffix : nameSuffix(person.suffix) ?? last.suffix;
    const year = Number(person.birthYear);
    const own = home(person.street, person.city, person.zip);
    const mail = person.mailStreet === '' || person.mailStreet === person.street ? undefined
      : home(person.mailStreet, '', person.mailZip);
    const phone = person.phone === '' ? undefined : readPhone(person.phone);
    return {
      last: last.key, lastParts: last.parts, first: name(person.first),
      middle: name(person.middle), suffix: suffix === '' ? 0 : suffixCode(suffix),
      years: year > 1895 && year !== 1900 ? [year] : [], monthDay: 0,
      homes: own && mail ? [own, mail] : own ? [own] : mail ? [mail] : [],
      phones: phone === undefined ? [] : [phone], email: '', emailYear: 0,
    };
  };
}
