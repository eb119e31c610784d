import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { rowPredicate, type Entitlement } from '../../agreements/index.ts';
import { piecesOf } from '../../identity/index.ts';
import { openId } from '../../kernel/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { Prefix, Sought, SoughtName } from '../person/search-text.ts';

/** A person in a line: as the roll has her, else as a source named her. */
export interface SummaryRow {
  /** By which the person is known; the line may stand under another of her numbers. */
  readonly personId: bigint;
  readonly isRegistration: boolean;
  readonly lastKey: string;
  readonly firstKey: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly suffix: string;
  readonly birthYear: number | null;
  readonly line: string;
  readonly city: string;
  readonly zip: string;
  readonly party: string | null;
  readonly status: string | null;
  readonly state: string | null;
  readonly voterId: string | null;
  readonly countyId: number | null;
  readonly precinctId: number | null;
}

/** Where the page before ended: names, then the person's number. */
export interface After {
  readonly last: string;
  readonly first: string;
  readonly personId: bigint;
}

interface Source {
  readonly from: RawBuilder<unknown>;
  readonly columns: RawBuilder<unknown>;
  readonly readable: RawBuilder<SqlBool>;
}

const isCurrent = (alias: string): RawBuilder<SqlBool> => sql<SqlBool>`
  ${sql.ref(`${alias}.from_version`)} <= roll.version
  and (${sql.ref(`${alias}.until_version`)} is null
    or ${sql.ref(`${alias}.until_version`)} > roll.version)`;

/** Asked row by row, so that the order in which an index hands out rows is kept. */
const knownBy = sql`(select a.canonical_id from person_alias a where a.person_id = r.person_id)`;
/** The number by which whoever stands under `r.person_id` is known. */
const canonical = sql`coalesce(${knownBy}, r.person_id)`;

function readsRegistration(entitlement: Entitlement, alias: string, now: Date) {
  const [precinct, county] = [sql.ref(`${alias}.precinct_id`), sql.ref(`${alias}.county_id`)];
  const division = sql`coalesce(${precinct}, ${county})`;
  const source = sql.ref(`${alias}.source_id`);
  return rowPredicate(entitlement, { category: 'registration', source, division }, now);
}

function registrations(entitlement: Entitlement, now: Date): Source {
  return {
    from: sql`registration r join roll on roll.roll_id = r.roll_id and ${isCurrent('r')}`,
    columns: sql`${canonical} as "personId", true as "isRegistration", r.last_key as "lastKey",
      r.first_key as "firstKey", r.last_name as "lastName", r.first_name as "firstName",
      r.middle_name as "middleName", r.suffix, r.birth_year as "birthYear",
      case when r.confidential then '' else r.street_address end as line,
      case when r.confidential then '' else r.city end as city,
      case when r.confidential then '' else r.zip end as zip,
      r.party, r.status, roll.state, r.voter_id as "voterId", r.county_id as "countyId",
      r.precinct_id as "precinctId"`,
    readable: readsRegistration(entitlement, 'r', now),
  };
}

/** What sources said of people of whom the asker reads no registration. */
function statements(entitlement: Entitlement, now: Date): Source {
  const said = rowPredicate(entitlement, {
    category: 'contactability', source: sql.ref('r.source_id'),
    division: sql.ref('r.division_id'), at: sql.ref('r.given_at'),
  }, now);
  return {
    from: sql`statement r`,
    columns: sql`${canonical} as "personId", false as "isRegistration", r.last_key as "lastKey",
      r.first_key as "firstKey", r.last_name as "lastName", r.first_name as "firstName",
      coalesce(r.middle_name, '') as "middleName", coalesce(r.suffix, '') as suffix,
      r.birth_year as "birthYear", coalesce(r.address, '') as line, coalesce(r.city, '') as city,
      coalesce(r.zip, '') as zip, null as party, null as status, null as state,
      null as "voterId", null::integer as "countyId", null::integer as "precinctId"`,
    readable: sql<SqlBool>`(${said} and r.last_key is not null and r.first_key is not null
      and not exists (select from moved_statement m
        where m.person_id = r.person_id and m.statement_id = r.statement_id)
      and not ${isRegistered(entitlement, now)})`,
  };
}

/** Whether the asker reads a registration under any number of the person of statement `r`. */
function isRegistered(entitlement: Entitlement, now: Date): RawBuilder<SqlBool> {
  const readable = sql`registration x
    join roll on roll.roll_id = x.roll_id and ${isCurrent('x')}
      and ${readsRegistration(entitlement, 'x', now)}`;
  return sql<SqlBool>`(exists (select from ${readable} where x.person_id = r.person_id)
    or exists (select from ${readable} where x.person_id = ${knownBy})
    or exists (select from person_alias piece, ${readable}
      where piece.canonical_id = ${canonical} and x.person_id = piece.person_id))`;
}

/**
 * People who fit what is sought, by last name, first name and number, from behind `after` on; at
 * most `limit`. Reads only what the entitlement lets the asker read.
 */
export async function searchPersons(
  tx: Tx, entitlement: Entitlement,
  { sought, after, limit }: {
    readonly sought: Sought; readonly after: After | undefined; readonly limit: number;
  },
): Promise<readonly SummaryRow[]> {
  const sources = [registrations(entitlement, tx.now), statements(entitlement, tx.now)];
  const found: SummaryRow[] = [];
  for (const source of sources) {
    for (const match of await matchesOf(tx, sought, source === sources[0])) {
      const rows = await sql<SummaryRow>`
        select distinct on (r.last_key, r.first_key, ${canonical}) ${source.columns}
        from ${source.from} where ${match} and ${source.readable} and ${behind(after)}
        order by r.last_key using ~<~, r.first_key using ~<~, ${canonical}
        limit ${sql.lit(limit)}`.execute(tx.sql);
      found.push(...rows.rows);
    }
  }
  return inOrder(found).slice(0, limit);
}

/** The lines of known persons, for candidates and housemates, by the numbers asked for. */
export async function findSummaries(
  tx: Tx, entitlement: Entitlement, personIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, SummaryRow>> {
  if (personIds.length === 0) return new Map();
  const pieces = await piecesOf(tx, personIds);
  const found = new Map<bigint, SummaryRow>();
  for (const source of [statements(entitlement, tx.now), registrations(entitlement, tx.now)]) {
    const { rows } = await sql<SummaryRow>`
      select distinct on (${canonical}) ${source.columns} from ${source.from}
      where r.person_id = any (${pieces.all}::bigint[]) and ${source.readable}
      order by ${canonical}, r.person_id`.execute(tx.sql);
    for (const row of rows) found.set(row.personId, row);
  }
  return new Map(personIds.flatMap((personId) => {
    const row = found.get(pieces.canonicalOf(personId));
    return row ? [[personId, row]] : [];
  }));
}

function inOrder(rows: readonly SummaryRow[]): readonly SummaryRow[] {
  // A registration stands before what was said, and is what shows where there are both.
  const once = new Map(rows.toReversed().map((row) => [row.personId, row]));
  const compare = (one: string | bigint, other: string | bigint): number =>
    one === other ? 0 : one < other ? -1 : 1;
  return [...once.values()].sort((one, other) => compare(one.lastKey, other.lastKey)
    || compare(one.firstKey, other.firstKey) || compare(one.personId, other.personId));
}

/** In the order of bytes, whatever the database's collation: the order of the name indexes. */
function behind(after: After | undefined): RawBuilder<SqlBool> {
  if (!after) return sql<SqlBool>`true`;
  const { last, first, personId } = after;
  return sql<SqlBool>`(r.last_key ~>=~ ${last} and (r.last_key ~>~ ${last}
    or r.first_key ~>~ ${first} or (r.first_key = ${first} and ${canonical} > ${personId})))`;
}

function within(column: string, { from, to }: Prefix): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.ref(column)} ~>=~ ${from} and ${sql.ref(column)} ~<~ ${to})`;
}

async function matchesOf(
  tx: Tx, sought: Sought, isRoll: boolean,
): Promise<readonly RawBuilder<SqlBool>[]> {
  switch (sought.kind) {
    case 'person': {
      const personId = openId(tx.idKey, 'person', sought.id);
      if (personId === undefined) return [];
      const numbers = (await piecesOf(tx, [personId])).membersOf(personId);
      return [sql<SqlBool>`r.person_id = any (${numbers}::bigint[])`];
    }
    case 'voter':
      return isRoll ? [sql<SqlBool>`r.person_id in (select k.person_id from voter_key k
        where k.state in (select state from roll) and k.voter_id = ${sought.voterId})`] : [];
    case 'phone':
      return [sql<SqlBool>`r.phone = ${sought.phone}`];
    case 'email':
      return isRoll ? [] : [sql<SqlBool>`r.email = ${sought.email}`];
    case 'address': {
      const unit = sought.unit === '' ? sql`true` : sql`a.unit = ${sought.unit}`;
      return [sql<SqlBool>`r.address_id in (select a.address_id from address a
        where a.number = ${sought.number} and ${within('a.street', sought.street)} and ${unit})`];
    }
    case 'name':
      return sought.names.map(named);
  }
}

function named({ last, first }: SoughtName): RawBuilder<SqlBool> {
  if (!first) return within('r.last_key', last);
  return sql<SqlBool>`(${within('r.last_key', last)} and ${within('r.first_key', first)})`;
}
