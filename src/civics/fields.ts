import type { Category } from './category.ts';

/** A column is of one category, or holds no data about a person: a key, a version, who said it. */
export type FieldClass = Category | 'key';

type Fields = Readonly<Record<string, FieldClass>>;

const keys = (...columns: readonly string[]): Fields =>
  Object.fromEntries(columns.map((column) => [column, 'key']));
const of = (category: Category, ...columns: readonly string[]): Fields =>
  Object.fromEntries(columns.map((column) => [column, category]));

/**
 * Every stored field of the governed tables and its one category. Fields of the roll are
 * `registration` (its phone too) but for race and ethnicity; what voters told participants is of
 * the category of the question, and phones, e-mails and addresses so learned are `contactability`.
 */
export const fields: Readonly<Record<string, Fields>> = {
  registration: {
    ...keys('person_id', 'registration_id', 'from_version', 'until_version', 'roll_id',
      'source_id', 'content_hash', 'last_key', 'first_key'),
    ...of('registration', 'voter_id', 'county_id', 'voter_number', 'precinct_id',
      'district_set_id', 'last_name', 'first_name', 'middle_name', 'suffix', 'status', 'reason',
      'party', 'sex', 'birth_year', 'birth_state', 'registered_on', 'address_id',
      'street_address', 'city', 'zip', 'mail_address', 'phone', 'confidential', 'absent_since'),
    ...of('sensitive', 'race', 'ethnicity'),
  },
  vote: {
    ...keys('person_id', 'source_id', 'from_version'),
    ...of('vote_history', 'election_id', 'method', 'party', 'county_id'),
  },
  contact: {
    ...keys('person_id', 'contact_id', 'source_id'),
    ...of('contact', 'channel', 'result', 'occurred_at', 'received_at', 'local_day',
      'division_id', 'by_whom', 'dated_to_receipt'),
    ...of('contactability', 'phone'),
  },
  retraction: {
    ...keys('person_id', 'contact_id', 'source_id'),
    ...of('contact', 'user_id', 'reason', 'at'),
  },
  statement: {
    ...keys('person_id', 'statement_id', 'source_id', 'contact_id', 'given_at', 'last_key',
      'first_key'),
    ...of('contactability', 'last_name', 'first_name', 'middle_name', 'suffix', 'birth_year',
      'age', 'address', 'city', 'zip', 'address_id', 'division_id', 'phone', 'email'),
    ...of('sensitive', 'birth_date'),
  },
};

/** What cannot be told by the column: the category of an answer is its question's. */
export const fieldsByQuestion: readonly string[] = ['answer'];

/** The category of a stored field; undefined for keys and for fields that are not governed. */
export function categoryOfField(table: string, column: string): Category | undefined {
  const known = fields[table]?.[column];
  return known === undefined || known === 'key' ? undefined : known;
}
