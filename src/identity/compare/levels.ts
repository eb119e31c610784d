/**
 * How two records may compare, field by field. A level is what the claim did to the true value:
 * told it as it is, misspelt it, told another. The order is that of the weights.
 */
export const levels = {
  last: ['same', 'misspelt', 'part', 'similar', 'middle', 'other'],
  first: ['same', 'nickname', 'misspelt', 'initial', 'similar', 'middle', 'other'],
  middle: ['same', 'initial', 'other'],
  suffix: ['same', 'none', 'dropped', 'added', 'other'],
  birth: ['same', 'next', 'digit', 'other'],
  day: ['same', 'swapped', 'other'],
  home: ['dwelling', 'building', 'unit', 'number', 'street', 'along', 'zip', 'town', 'area',
    'elsewhere'],
  zip: ['same', 'town', 'area', 'elsewhere'],
  phone: ['same', 'other'],
  email: ['same', 'other'],
  emailYear: ['same', 'other'],
} as const;

export type Field = keyof typeof levels;
export const fields = Object.keys(levels) as readonly Field[];
/** A field that one side does not tell says nothing. */
export const notTold = 255;

type Places<Names extends readonly string[]> = { readonly [Name in Names[number]]: number };

function placesOf<const Names extends readonly string[]>(names: Names): Places<Names> {
  return Object.fromEntries(names.map((name, place) => [name, place])) as Places<Names>;
}

export const last = placesOf(levels.last);
export const first = placesOf(levels.first);
export const middle = placesOf(levels.middle);
export const suffix = placesOf(levels.suffix);
export const birth = placesOf(levels.birth);
export const day = placesOf(levels.day);
export const home = placesOf(levels.home);
export const zip = placesOf(levels.zip);
export const agreement = placesOf(levels.phone);
