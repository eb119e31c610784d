import type { OpenIndex } from '../index/open.ts';
import { findSpellings } from '../index/spelling.ts';
import { cityKey, readStreet } from '../record/home.ts';
import type { Home } from '../record/subject.ts';

/**
 * Tells a city from the street before it where no comma does, by the names of the roll:
 * 12 MILL CREEK CARY is MILL CREEK in CARY. A place whose street or city the roll knows as it was
 * read is left; a city that was only guessed and that nobody knows is dropped.
 */
export function mendRunOn(index: OpenIndex, home: Home): Home {
  if (home.runOn === '') return home;
  const { streetName, city } = index.words;
  if (home.city !== '' && city.find(home.city) !== 0) return home;
  const whole = home.city === '' ? home : { ...home, ...readStreet(home.runOn), city: '' };
  if (isStreet(index, whole.streetName)) return whole;
  const words = home.runOn.split(' ');
  // A known street before the longest known city, else the longest known street with a suffix.
  let best: Home | undefined;
  let most = 2;
  for (let at = words.length - 1; at > 1; at--) {
    const read = readStreet(words.slice(0, at).join(' '));
    if (!read || read.number === '') continue;
    const named = cityKey(words.slice(at).join(' '));
    const isCity = city.find(named) !== 0;
    const isKnown = streetName.find(read.streetName) !== 0;
    const hasSuffix = !read.street.endsWith(read.streetName);
    const worth = (isCity ? 4 : 0) + (isKnown ? 2 : 0) + (hasSuffix ? 1 : 0);
    if (worth < most || (worth === most && !isCity)) continue;
    most = worth;
    best = { ...home, ...read, unit: read.unit || home.unit, city: isCity ? named : '' };
  }
  return best ?? (home.city === '' ? home : { ...home, city: '' });
}

function isStreet({ words, stored }: OpenIndex, name: string): boolean {
  const { find, texts } = words.streetName;
  return find(name) !== 0 || findSpellings(stored.spellings.streetName, texts, name).length > 0;
}
