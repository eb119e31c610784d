import { Refusal, type Fault } from '../../kernel/index.ts';
import { describeColumns, type ListColumns } from '../file/index.ts';
import { columnMeanings, type ColumnMeaning, type ListMapping } from './contract.ts';

/** Columns of which a list may have several. */
const several: readonly ColumnMeaning[] = ['phone', 'email', 'moreMail'];
/** Each of these is enough to ask who is meant. */
const enough: readonly ColumnMeaning[] = [
  'voterId', 'fullName', 'lastName', 'firstName', 'phone', 'email',
];

/** The mapping that headers and first values suggest; empty where they tell nobody. */
export function suggestMapping(
  header: readonly string[], sample: readonly (readonly string[])[],
): ListMapping {
  return mappingOf({ meanings: meaningsOf(header, sample) });
}

/** What is made of the columns, as a mapping; free columns are left out. */
export function mappingOf({ meanings }: Pick<ListColumns, 'meanings'>): ListMapping {
  return {
    columns: meanings.flatMap((meaning, column) => {
      const target = columnMeanings.find((one) => one === meaning);
      return target === undefined ? [] : [{ column, target }];
    }),
  };
}

function meaningsOf(
  header: readonly string[], sample: readonly (readonly string[])[],
): ListColumns['meanings'] {
  try {
    return describeColumns(header, sample).meanings;
  } catch (error) {
    // Whoever sent the list may know better what its columns mean.
    if (error instanceof Refusal && error.code === 'identity/no-usable-column') return [];
    throw error;
  }
}

/** What each column means under a mapping; what it leaves out is not read. */
export function columnsOf(header: readonly string[], { columns }: ListMapping): ListColumns {
  const meanings = new Map(columns.map(({ column, target }) => [column, target]));
  return { header, meanings: header.map((_, column) => meanings.get(column)) };
}

/** Why a mapping cannot be used, as pointers; empty when it can. */
export function mappingFaults(
  { columns }: ListMapping, header: readonly string[],
  wish: { readonly keepIds: boolean } = { keepIds: false },
): readonly Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<ColumnMeaning>();
  columns.forEach(({ column, target }, place) => {
    const pointer = `#/columns/${place}`;
    if (column >= header.length) {
      faults.push({ pointer, detail: `the file has ${header.length} columns` });
    }
    if (seen.has(target) && !several.includes(target)) {
      faults.push({ pointer, detail: `another column already is ${target}` });
    }
    seen.add(target);
  });
  if (!enough.some((target) => seen.has(target))) {
    faults.push({ pointer: '#/columns',
      detail: 'needs a full name, a first or last name, a voter id, a telephone number or an '
        + 'e-mail address' });
  }
  if (wish.keepIds && !seen.has('recordId')) {
    faults.push({ pointer: '#/columns',
      detail: 'needs a column of record ids, since these are to be kept' });
  }
  return faults;
}
