import { z } from 'zod';
import { cleanText } from '../identity/contract.ts';
import { suggestColumns, type ColumnTarget, type CsvRow } from '../platform/index.ts';

/** All that a column of a contact list can mean. */
export const uploadTargets = [
  { name: 'key', headers: ['key', 'recordid', 'contactid', 'rowid', 'id'] },
  { name: 'personId', headers: ['commonrollid', 'personid'] },
  { name: 'voterId', headers: ['voterid', 'statevoterid', 'statefileid', 'ncid', 'sosvoterid'] },
  { name: 'fullName', headers: ['name', 'fullname', 'votername', 'contactname'] },
  { name: 'firstName', headers: ['first', 'firstname', 'fname', 'givenname', 'voterfirstname'] },
  { name: 'middleName', headers: ['middle', 'middlename', 'mname'] },
  { name: 'lastName', headers: ['last', 'lastname', 'lname', 'surname', 'familyname',
    'voterlastname'] },
  { name: 'suffix', headers: ['suffix', 'namesuffix'] },
  { name: 'birthDate', headers: ['dob', 'dateofbirth', 'birthdate', 'birthday'] },
  { name: 'birthYear', headers: ['birthyear', 'yearofbirth', 'yob', 'born'] },
  { name: 'age', headers: ['age'] },
  { name: 'address', headers: ['address', 'streetaddress', 'street', 'address1', 'mailingaddress',
    'addr', 'residenceaddress'] },
  { name: 'city', headers: ['city', 'town'] },
  { name: 'zip', headers: ['zip', 'zipcode', 'zip5', 'postalcode', 'postcode'] },
  { name: 'phone', headers: ['phone', 'phonenumber', 'cell', 'cellphone', 'mobile', 'voterphone',
    'telephone'] },
  { name: 'email', headers: ['email', 'emailaddress', 'mail'] },
  { name: 'channel', headers: ['channel', 'contacttype', 'method', 'inputtype'] },
  { name: 'result', headers: ['result', 'disposition', 'outcome', 'callresult', 'canvassresult'] },
  { name: 'occurredAt', headers: ['occurredat', 'date', 'datecanvassed', 'datecalled',
    'contactdate', 'timestamp', 'canvassedat', 'when'] },
  { name: 'by', headers: ['by', 'canvasser', 'canvassedby', 'caller', 'callerlogin', 'agent'] },
  { name: 'answer', headers: ['support', 'supportscore', 'question', 'answer'], many: true },
] as const satisfies readonly ColumnTarget[];

const targetNames = uploadTargets.map((target) => target.name);
export type UploadTarget = (typeof uploadTargets)[number]['name'];

const columnMeaning = z.object({
  /** Position of the column, from 0: headers may stand twice. */
  column: z.number().int().min(0).max(999),
  target: z.enum(targetNames as [UploadTarget, ...UploadTarget[]]),
  /** For answers: the canonical question; without it the header is the sender's own question. */
  question: cleanText(200).optional(),
});

export const uploadMapping = z.object({
  columns: z.array(columnMeaning).max(1_000),
  /** For rows whose column is empty, or where there is no such column. */
  defaults: z.object({
    state: z.string().regex(/^[a-z]{2}$/),
    channel: cleanText(40).optional(),
    result: cleanText(40).optional(),
    occurredAt: z.iso.datetime({ offset: true }).optional(),
    by: cleanText(80).optional(),
  }),
}).meta({ id: 'UploadMapping' });
export type UploadMapping = z.infer<typeof uploadMapping>;

/** The mapping that the headers suggest. */
export function suggestMapping(header: readonly string[], state: string): UploadMapping {
  const columns = suggestColumns(header, uploadTargets).flatMap((target, column) =>
    (target === undefined ? [] : [{ column, target }]));
  return { columns, defaults: { state } };
}

/** Why a mapping cannot be used, as pointers; empty when it can. */
export function mappingFaults(
  mapping: UploadMapping, header: readonly string[],
): readonly { readonly pointer: string; readonly detail: string }[] {
  const faults: { pointer: string; detail: string }[] = [];
  const seen = new Set<string>();
  mapping.columns.forEach(({ column, target }, place) => {
    const pointer = `#/columns/${place}`;
    if (column >= header.length) {
      faults.push({ pointer, detail: `the file has ${header.length} columns` });
    }
    if (target !== 'answer' && seen.has(target)) {
      faults.push({ pointer, detail: `another column already is ${target}` });
    }
    seen.add(target);
  });
  const has = (...targets: readonly UploadTarget[]): boolean =>
    targets.every((target) => seen.has(target));
  if (!has('personId') && !has('voterId') && !has('fullName') && !has('lastName', 'firstName')) {
    faults.push({ pointer: '#/columns',
      detail: 'needs a Commonroll id, a voter id, a full name, or first and last name' });
  }
  for (const target of ['channel', 'result', 'occurredAt'] as const) {
    if (!seen.has(target) && mapping.defaults[target] === undefined) {
      faults.push({ pointer: `#/defaults/${target}`, detail: 'no column and no default tells it' });
    }
  }
  return faults;
}

/** What reading a row needs besides the mapping. */
export interface UploadReading {
  readonly id: string;
  readonly header: readonly string[];
  /** The option that a cell means in answer to a canonical question; the cell where unknown. */
  optionOf(question: string, cell: string): string;
}

/** A row as the body of one contact, before it is checked like any other contact. */
export type UploadedContact = Readonly<Record<string, unknown>>;

/**
 * The contact that a row means under a mapping. Rows without a key of their own get one from the
 * upload and their line, so that an upload that is run again happens once.
 */
export function contactOfRow(
  row: CsvRow, mapping: UploadMapping, upload: UploadReading,
): UploadedContact {
  const cell = new Map<UploadTarget, string>();
  const answers: Record<string, string>[] = [];
  for (const { column, target, question } of mapping.columns) {
    const text = (row.cells[column] ?? '').trim();
    if (text === '') continue;
    if (target !== 'answer') cell.set(target, text);
    else if (question !== undefined) {
      answers.push({ question, option: upload.optionOf(question, text) });
    }
    else answers.push({ theirQuestion: upload.header[column] ?? '', theirAnswer: text });
  }
  const { defaults } = mapping;
  return compact({
    key: cell.get('key') ?? `${upload.id}:${row.line}`,
    person: personOf(cell, defaults.state),
    channel: (cell.get('channel') ?? defaults.channel)?.toLowerCase(),
    result: cell.get('result') ?? defaults.result,
    occurredAt: instantText(cell.get('occurredAt')) ?? defaults.occurredAt,
    by: cell.get('by') ?? defaults.by ?? 'upload',
    answers: answers.length > 0 ? answers : undefined,
  });
}

function personOf(cell: ReadonlyMap<UploadTarget, string>, state: string): UploadedContact {
  const id = cell.get('personId');
  if (id !== undefined) return { id };
  const voterId = cell.get('voterId');
  const last = cell.get('lastName');
  const first = cell.get('firstName');
  const split = last !== undefined && first !== undefined;
  const line = cell.get('address');
  const zip = repairZip(cell.get('zip'));
  return compact({
    ...(voterId !== undefined && { state, voterId }),
    name: split
      ? compact({ last, first, middle: cell.get('middleName'), suffix: cell.get('suffix') })
      : undefined,
    fullName: split ? undefined : cell.get('fullName') ?? last ?? first,
    birthDate: dayText(cell.get('birthDate')),
    birthYear: wholeNumber(cell.get('birthYear')),
    age: wholeNumber(cell.get('age')),
    address: line === undefined ? undefined : compact({ line, city: cell.get('city'), zip }),
    phone: repairPhone(cell.get('phone')),
    email: cell.get('email'),
  });
}

function compact(fields: Readonly<Record<string, unknown>>): UploadedContact {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Text that is no number is passed on as it stands: the contact's own check names it. */
function wholeNumber(text: string | undefined): number | string | undefined {
  if (text === undefined) return undefined;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** Spreadsheets eat leading zeros: `2139` was `02139`. */
function repairZip(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{3,4}$/.test(text) ? text.padStart(5, '0') : text;
}

/** Spreadsheets make numbers of phones: `9195550142.0`. */
function repairPhone(text: string | undefined): string | undefined {
  return text?.replace(/^(\d{10,11})\.0$/, '$1');
}

/** `3/9/1971` and `1971-03-09` as `1971-03-09`; anything else as it stands. */
function dayText(text: string | undefined): string | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text ?? '');
  if (!american) return text;
  const [, month, day, year] = american;
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

/** A bare day counts as its noon, UTC; an instant without a zone as UTC. */
function instantText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const iso = dayText(text.replace(' ', 'T'));
  if (iso === undefined || /^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso && `${iso}T12:00:00Z`;
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(iso)) return `${iso}:00Z`;
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/.test(iso) ? `${iso}Z` : iso;
}
