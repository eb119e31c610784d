import { splitSuffix } from '../../roll/index.ts';
import { readOpenList, type ListRow, type OpenList } from '../file/index.ts';
import { birthField, isDayFirst, readBirth } from './birth-field.ts';
import { numberField, postcodeField, wordField } from './code-field.ts';
import type { Field } from './field.ts';
import { nameFields, numberNames, type NameValues } from './name-fields.ts';
import { readName, wordsOf, type NameParts } from './names.ts';
import { textField } from './text-field.ts';
import { numberValues, type Values } from './values.ts';

/** A file in memory, ready to be compared: fields, and the numbered values that make keys. */
export interface Records {
  readonly ids: readonly string[];
  readonly fields: readonly Field[];
  readonly names: NameValues;
  readonly values: ReadonlyMap<string, Values>;
}

/** Columns of texts, one entry a record. */
type Columns = Map<string, string[]>;

const plainNames = ['birth', 'number', 'street', 'area', 'city', 'state', 'zip', 'mail', 'phone',
  'email', 'sex', 'ordinal'] as const;
type Plain = (typeof plainNames)[number];

/** A free text that stands at hardly more than one record tells nothing but that record. */
const mostDifferent = 0.98;

/** Reads a whole file. Rows whose line could not be cut come with nothing told. */
export async function readRecords(list: OpenList): Promise<Records> {
  const ids: string[] = [];
  const names: NameParts[] = [];
  const columns: Columns = new Map(plainNames.map((name) => [name, []]));
  const frees = list.columns.header.filter((_, at) => list.columns.meanings[at] === 'free');
  for (const name of frees) columns.set(`free ${name}`, []);
  for await (const batch of readOpenList(list)) {
    for (const row of batch) {
      ids.push(row.recordId);
      names.push(nameOf(row));
      for (const [name, text] of Object.entries(textsOf(row))) columns.get(name)!.push(text);
      for (const name of frees) columns.get(`free ${name}`)!.push(plain(row.free[name] ?? ''));
    }
  }
  readBirths(columns.get('birth')!);
  return describe({ ids, names, columns });
}

function nameOf({ told, free }: ListRow): NameParts {
  return readName({
    full: told.fullName, first: told.first, middle: told.middle, last: told.last,
    suffix: told.suffix, maiden: free['maiden'] ?? '',
  });
}

/** Texts are compared in capitals, words one blank apart; what stands for nothing is nothing. */
function plain(text: string): string {
  const words = wordsOf(text.slice(0, 200)).join(' ');
  return /^(?:NULL|NONE|NA|N A|NAN|UNKNOWN|TEST|X+|0+)$/.test(words) ? '' : words;
}

function textsOf({ told }: ListRow): Readonly<Record<Plain, string>> {
  const line = plain(told.address);
  const numbered = /^(\d+[A-Z]?)(?: |$)(.*)$/.exec(line);
  return {
    birth: told.birthDate || told.birthYear, number: numbered?.[1] ?? '',
    street: numbered?.[2] ?? line, area: plain(told.unit), city: plain(told.city),
    state: plain(told.state), zip: plain(told.zip), mail: plain(told.mailAddress),
    phone: told.phone.split(';')[0]!.replace(/\D/g, '').slice(-10),
    email: told.email.split(';')[0]!.trim().toUpperCase(), sex: plain(told.sex).slice(0, 1),
    ordinal: ordinalOf(told.suffix),
  };
}

function ordinalOf(suffix: string): string {
  return suffix === '' ? '' : splitSuffix(`X ${suffix}`).suffix;
}

function readBirths(texts: string[]): void {
  const dayFirst = isDayFirst(texts);
  texts.forEach((text, at) => {
    texts[at] = text === '' ? '' : readBirth(text, dayFirst);
  });
}

function describe({ ids, names, columns }: {
  readonly ids: readonly string[]; readonly names: readonly NameParts[]; readonly columns: Columns;
}): Records {
  columns.set('ordinal', names.map((name) => name.ordinal));
  const values = new Map<string, Values>();
  for (const [name, texts] of columns) {
    const numbered = numberValues(texts, ids.length);
    if (numbered.told >= 2 && numbered.texts.length > 1) values.set(name, numbered);
  }
  for (const [name, found] of values) {
    const isOwn = found.texts.length > found.told * mostDifferent;
    if (name.startsWith('free ') && isOwn) values.delete(name);
  }
  const numberedNames = numberNames(names);
  const fields = [...nameFields(numberedNames), ...[...values].map(([name, found]) =>
    fieldOf(name, found, values))];
  values.set('given', numberedNames.given);
  values.set('surname', numberedNames.surname);
  return { ids, fields, names: numberedNames, values };
}

function fieldOf(name: string, values: Values, all: ReadonlyMap<string, Values>): Field {
  switch (name) {
    case 'birth': return birthField(values);
    case 'zip': return postcodeField(name, values);
    case 'number': case 'phone': return numberField(name, values);
    case 'sex': case 'state': case 'ordinal': return wordField(name, values);
    case 'street': return textField(name, values, all.get('area'));
    case 'area': return textField(name, values, all.get('street'));
    default: return textField(name, values);
  }
}
