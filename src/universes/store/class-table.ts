import type { DuckSession } from '../../platform/index.ts';
import { dayColumn, neverDay, optionColumn, ruleSql, type AgeLimit } from '../compile.ts';
import { bind, duckDialect, joined, name, render, sql, always, type Sql } from '../dialect.ts';
import type { RowRule } from '../visibility.ts';

/** What the viewers of one sharing class and one organisation may see of contacts and answers. */
export interface ClassRules {
  readonly organisationId: number;
  readonly contacts: RowRule;
  answers(questionId: number): RowRule;
  /** For minimum ages: the latest moment at which a datum must have happened. */
  readonly latestOf: AgeLimit;
}

/** Which rows stand last: the latest answer is the effective one. */
const order = ['occurred', 'received', 'source', 'contact'] as const;

/** Facts of all persons, or of those listed in a table. */
type Persons = 'all' | { readonly listedIn: string };

function ofPersons(persons: Persons): Sql {
  return persons === 'all' ? always
    : sql`person in (select person from ${name(persons.listedIn)})`;
}

/** The effective answer of each person: the latest that the class may see. */
function answersSql(rules: ClassRules, questionId: number, persons: Persons): Sql {
  return sql`select person, ${duckDialect.lastBy('option', order)} as option,
      ${duckDialect.lastBy('day', order)} as day
    from answer where question = ${bind(questionId, 'INTEGER')} and ${ofPersons(persons)}
      and ${ruleSql(rules.answers(questionId), rules.latestOf)}
    group by person`;
}

/** The last day on which the organisation itself, and any other source, tried to reach each. */
function contactsSql(rules: ClassRules, persons: Persons): Sql {
  const own = bind(rules.organisationId, 'INTEGER');
  return sql`select person, max(day) filter (source = ${own}) as mine,
      max(day) filter (source <> ${own}) as theirs
    from contact where ${ofPersons(persons)} and ${ruleSql(rules.contacts, rules.latestOf)}
    group by person`;
}

const named = (questionId: number): string => `of_${questionId}`;
const orNever = (column: string): Sql =>
  sql`coalesce(${name(column)}, ${bind(neverDay, 'SMALLINT')})`;

type Column = readonly [name: string, value: Sql];

function answerColumns(questionId: number): readonly Column[] {
  const from = named(questionId);
  return [
    [optionColumn(questionId),
      sql`coalesce(${name(`${from}.option`)}, ${bind(0, 'UTINYINT')})`],
    [dayColumn(questionId), orNever(`${from}.day`)],
  ];
}

const contactColumns: readonly Column[] = [
  ['mine', orNever('contacts.mine')], ['theirs', orNever('contacts.theirs')],
];

const columnsSql = (columns: readonly Column[]): Sql =>
  joined(columns.map(([column, value]) => sql`, ${value} as ${name(column)}`), '');

function joinsSql(rules: ClassRules, questionIds: readonly number[], persons: Persons): Sql {
  return joined(questionIds.map((questionId) => {
    const alias = named(questionId);
    return sql`left join (${answersSql(rules, questionId, persons)}) ${name(alias)}
      on ${name(`${alias}.person`)} = base.person`;
  }), ' ');
}

function contactsJoinSql(rules: ClassRules, persons: Persons): Sql {
  return sql`left join (${contactsSql(rules, persons)}) contacts
    on contacts.person = base.person`;
}

/** A flat copy of the roll with last contacts and the effective answers to some questions. */
export async function createClassTable(session: DuckSession, table: string, of: {
  readonly rules: ClassRules;
  readonly questionIds: readonly number[];
}): Promise<void> {
  const columns = [...contactColumns, ...of.questionIds.flatMap(answerColumns)];
  await run(session, sql`create table ${name(table)} as
    select base.*${columnsSql(columns)} from voter base
    ${contactsJoinSql(of.rules, 'all')} ${joinsSql(of.rules, of.questionIds, 'all')}
    order by base.pos`);
}

/** The same table with the effective answers to further questions. */
export async function widenClassTable(session: DuckSession, table: string, of: {
  readonly rules: ClassRules;
  readonly from: string;
  readonly questionIds: readonly number[];
}): Promise<void> {
  await run(session, sql`create table ${name(table)} as
    select base.*${columnsSql(of.questionIds.flatMap(answerColumns))} from ${name(of.from)} base
    ${joinsSql(of.rules, of.questionIds, 'all')} order by base.pos`);
}

/** Works out afresh what a class knows of the persons listed in `patch`. */
export async function patchClassTable(session: DuckSession, table: string, of: {
  readonly rules: ClassRules;
  readonly questionIds: readonly number[];
  readonly patch: string;
}): Promise<void> {
  const columns = [...contactColumns, ...of.questionIds.flatMap(answerColumns)];
  const persons = { listedIn: of.patch };
  const sets = columns.map(([column]) => sql`${name(column)} = fresh.${name(column)}`);
  await run(session, sql`update ${name(table)} as held set ${joined(sets, ', ')}
    from (select base.person${columnsSql(columns)} from ${name(of.patch)} base
      ${contactsJoinSql(of.rules, persons)} ${joinsSql(of.rules, of.questionIds, persons)}) fresh
    where held.person = fresh.person`);
}

async function run(session: DuckSession, statement: Sql): Promise<void> {
  const { text, values } = render(duckDialect, statement);
  await session.run(text, values);
}
