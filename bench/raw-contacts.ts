import pg from 'pg';

/** A contact as the rows that it writes. */
export interface RawContact {
  readonly key: string;
  readonly place: number;
  readonly personId: bigint;
  readonly precinctId: number;
  /** Given by name and address: writes a statement too. */
  readonly isNamed: boolean;
  readonly last: string;
  readonly first: string;
  readonly line: string;
  readonly zip: string;
  readonly birthYear: number;
}

export interface Raw {
  /** One transaction; resolves with the number of contacts when it is committed. */
  insert(contacts: readonly RawContact[]): Promise<number>;
  close(): Promise<void>;
}

type Row = readonly unknown[];

/**
 * The ceiling: multi-row INSERTs of one batch in one transaction, straight from Node, as the owner
 * of the tables (no row-level security), with every row known beforehand: no matching, no rights,
 * no check whether a key was used. Every table that a contact writes.
 */
export async function openRaw(url: string): Promise<Raw> {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  pool.on('error', () => undefined);
  return {
    insert: async (contacts) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        for (const { table, columns, rows } of tablesOf(contacts)) {
          await insertRows(client, { table, columns, rows });
        }
        await client.query('commit');
      } finally {
        client.release();
      }
      return contacts.length;
    },
    close: () => pool.end(),
  };
}

interface TableRows {
  readonly table: string;
  readonly columns: string;
  readonly rows: readonly Row[];
}

const hash = Buffer.alloc(32, 7);

function tablesOf(contacts: readonly RawContact[]): readonly TableRows[] {
  const at = new Date();
  const day = at.toISOString().slice(0, 10);
  const idOf = ({ place }: RawContact): number => 1_000_000 + place;
  const named = contacts.filter(({ isNamed }) => isNamed);
  return [
    {
      table: 'contact_key',
      columns: 'organisation_id, key, contact_id, person_id, outcome, body_hash, received_at',
      rows: contacts.map((one) => [1, one.key, idOf(one), one.personId, 1, hash, at]),
    }, {
      table: 'contact',
      columns: 'person_id, contact_id, source_id, channel, result, occurred_at, received_at, '
        + 'local_day, division_id, by_whom, phone, dated_to_receipt',
      rows: contacts.map((one) => [one.personId, idOf(one), 1, 1, 1, at, at, day, one.precinctId,
        `canvasser-${one.place % 50}`, null, false]),
    }, {
      table: 'answer',
      columns: 'person_id, contact_id, question_id, option, source_id, occurred_at, received_at, '
        + 'division_id',
      rows: contacts.map((one) => [one.personId, idOf(one), 1, 1 + (one.place % 5), 1, at, at,
        one.precinctId]),
    }, {
      table: 'statement',
      columns: 'person_id, statement_id, source_id, contact_id, division_id, given_at, last_name, '
        + 'first_name, last_key, first_key, birth_year, address, zip',
      rows: named.map((one) => [one.personId, idOf(one), 1, idOf(one), one.precinctId, at, one.last,
        one.first, one.last, one.first, one.birthYear, one.line, one.zip]),
    }, {
      table: 'change', columns: 'at, kind, source_id, person_id, object_id',
      rows: contacts.map((one) => [at, 'contact.recorded', 1, one.personId, idOf(one)]),
    }, {
      table: 'journal_entry',
      columns: 'at, kind, organisation_id, user_id, request_id, purpose, agreement_version, detail',
      rows: [[at, 'contacts.recorded', 1, 'key:raw', `${contacts[0]!.key}`, 'gotv', 1,
        JSON.stringify({ accepted: contacts.length })]],
    },
  ];
}

async function insertRows(
  client: pg.PoolClient, { table, columns, rows }: TableRows,
): Promise<void> {
  if (rows.length === 0) return;
  const values: unknown[] = [];
  const tuples = rows.map((row) =>
    `(${row.map((value) => `$${values.push(value)}`).join(',')})`);
  await client.query(`insert into ${table} (${columns}) values ${tuples.join(',')}`, values);
}
