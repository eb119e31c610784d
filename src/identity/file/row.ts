import type { Told } from '../told.ts';
import type { ListColumns } from './columns.ts';
import type { ListTarget } from './headers.ts';

/** What the cells of one row tell, by the meanings of the columns. */
export interface ReadRow {
  readonly told: Told;
  readonly voterId: string;
  /** Columns without a meaning of their own, by header; `maiden` for a name at birth. */
  readonly free: Readonly<Record<string, string>>;
}

/** No list needs more; a cell of thirty numbers is a mistake or an attack. */
const mostPhones = 6;

const cityZip = /^(.*?)[\s,]*(\d{5}(?:-\d{4})?)?$/s;
const cityState = /^(.+?)(?:,\s*|\s+)([A-Za-z]{2})[\s.,]*$/;
const zipCity = /^(\d{5}(?:-\d{4})?)[\s,]+(.+)$/;
const bareYear = /^(?:1[89]|20)\d\d(?:\.0)?$/;

/** A function that reads rows of these columns; made once a file, called for each row. */
export function rowReader(columns: ListColumns): (cells: readonly string[]) => ReadRow {
  const at = placesOf(columns);
  const frees = columns.meanings.flatMap((meaning, column) => (meaning === 'free'
    ? [[columns.header[column]!, column] as const] : []));
  const hasMail = mailTargets.some((target) => at[target] !== undefined);
  return (cells) => {
    const cell = (target: ListTarget): string => textAt(cells, at[target]?.[0]);
    const all = (target: ListTarget): string => joined(cells, at[target], ' ');
    const free: Record<string, string> = {};
    for (const [name, column] of frees) {
      const text = textAt(cells, column);
      if (text !== '') free[name] = text;
    }
    const maiden = cell('maiden');
    if (maiden !== '') free['maiden'] = maiden;
    const name = namesOf(cell);
    const birth = birthOf(cell);
    const place = placeOf(cell);
    const mail = hasMail ? mailOf(cell, all) : noMail;
    return {
      // Field by field: at a million rows, spreading costs as much as all the rest.
      told: {
        last: name.last, first: name.first, middle: name.middle, suffix: name.suffix,
        fullName: name.fullName, birthDate: birth.birthDate, birthYear: birth.birthYear,
        age: birth.age, address: place.address, unit: place.unit, city: place.city,
        state: place.state, zip: place.zip, mailAddress: mail.mailAddress, mailZip: mail.mailZip,
        phone: phonesOf(cells, at.phone), email: joined(cells, at.email, ';'), sex: cell('sex'),
      },
      voterId: cell('voterId'), free,
    };
  };
}

const noMail = Object.freeze({ mailAddress: '', mailZip: '' });
const mailTargets: readonly ListTarget[] = ['mailAddress', 'mailZip', 'mailCityZip'];

type Places = Partial<Record<ListTarget, readonly number[]>>;
type Cell = (target: ListTarget) => string;

function placesOf(columns: ListColumns): Places {
  const places: Partial<Record<ListTarget, number[]>> = {};
  columns.meanings.forEach((meaning, column) => {
    if (meaning === undefined || meaning === 'free') return;
    (places[meaning] ??= []).push(column);
  });
  return places;
}

function textAt(cells: readonly string[], column: number | undefined): string {
  return column === undefined ? '' : (cells[column] ?? '').trim();
}

function joined(
  cells: readonly string[], columns: readonly number[] | undefined, between: string,
): string {
  if (columns === undefined) return '';
  if (columns.length === 1) return textAt(cells, columns[0]);
  return columns.map((column) => textAt(cells, column)).filter((text) => text !== '').join(between);
}

function together(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

type Names = Pick<Told, 'last' | 'first' | 'middle' | 'suffix' | 'fullName'>;

function namesOf(cell: Cell): Names {
  const more = cell('moreLast');
  const last = cell('lastName');
  return {
    last: more === '' ? last : together(last, more), first: cell('firstName'),
    middle: cell('middleName'), suffix: cell('suffix'), fullName: cell('fullName'),
  };
}

/** A year in a column of days is a year, a day in one of years a day, a year is nobody's age. */
function birthOf(cell: Cell): Pick<Told, 'birthDate' | 'birthYear' | 'age'> {
  let date = cell('birthDate');
  let year = cell('birthYear');
  let age = cell('age');
  const month = cell('birthMonth');
  const day = cell('birthDay');
  if (date === '' && year !== '' && month !== '' && day !== '') {
    date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  if (date === '' && year.length > 6) [date, year] = [year, ''];
  if (bareYear.test(date)) [date, year] = ['', year === '' ? date.slice(0, 4) : year];
  if (bareYear.test(age)) [age, year] = ['', year === '' ? age.slice(0, 4) : year];
  return { birthDate: date, birthYear: year, age };
}

type Place = Pick<Told, 'address' | 'unit' | 'city' | 'state' | 'zip'>;

function placeOf(cell: Cell): Place {
  const number = together(cell('houseNumber'), cell('houseHalf'));
  let line = cell('address');
  if (line === '' && cell('street') !== '') {
    line = together(cell('preDirection'), cell('street'), cell('streetType'),
      cell('postDirection'));
  }
  if (number !== '' && !line.startsWith(number)) line = together(number, line);
  const unit = cell('unit');
  const kind = cell('unitType');
  const more = cell('moreAddress');
  const both = cell('cityZip');
  const found = both === '' ? nowhere : readCityZip(both);
  return {
    address: line,
    unit: unit === '' ? more : together(kind, unit),
    city: cell('city') || found.city,
    state: cell('state') || found.state,
    zip: cell('zip') || found.zip,
  };
}

const nowhere = Object.freeze({ city: '', state: '', zip: '' });

/** `Raleigh 27601`, `Raleigh, NC 27601-1234`, `27601 Raleigh`, `Raleigh`, `27601`. */
export function readCityZip(text: string): Pick<Told, 'city' | 'state' | 'zip'> {
  const turned = zipCity.exec(text);
  if (turned) return { ...splitState(turned[2]!), zip: turned[1]! };
  const found = cityZip.exec(text);
  return { ...splitState(found?.[1] ?? text), zip: found?.[2] ?? '' };
}

function splitState(text: string): Pick<Told, 'city' | 'state'> {
  const found = cityState.exec(text);
  return found ? { city: found[1]!, state: found[2]! } : { city: text, state: '' };
}

function mailOf(cell: Cell, all: Cell): Pick<Told, 'mailAddress' | 'mailZip'> {
  const street = cell('mailAddress');
  const found = readCityZip(cell('mailCityZip'));
  const city = cell('mailCity') || found.city;
  const state = cell('mailState') || found.state;
  const zip = cell('mailZip') || found.zip;
  if (street === '') return { mailAddress: '', mailZip: zip };
  const parts = [together(street, all('moreMail')), city, together(state, zip)];
  return { mailAddress: parts.filter((part) => part !== '').join(', '), mailZip: zip };
}

/** Numbers of all telephone columns, each once; spreadsheets make `9195550142.0` of some. */
function phonesOf(cells: readonly string[], columns: readonly number[] | undefined): string {
  const text = joined(cells, columns, ';');
  if (text.length < 20) return text.endsWith('.0') ? text.slice(0, -2) : text;
  const numbers = text.split(/[;,|/\n]|\s+(?:or|and|y|o)\s+/i)
    .map((number) => number.trim().replace(/\.0$/, ''));
  return [...new Set(numbers)].filter((number) => number !== '').slice(0, mostPhones).join(';');
}
