import {
  allOf, always, anyOf, bind, duckDialect, isIn, name, never, notOf, sql, type Sql,
} from './dialect.ts';
import type { AnswerCondition, CodedField, Condition, ContactCondition, Plan } from './plan.ts';
import type { Area, RowRule } from './visibility.ts';

/** Stands for "never" and "not known" where a day is kept: before every real day. */
export const neverDay = -32_768;

/** What of the roll a viewer may read, and which columns the table at hand has. */
export interface Reading {
  readonly registration: RowRule;
  readonly sensitive: RowRule;
  readonly history: RowRule;
  /** Questions whose effective answers stand in columns; of the others nothing is known. */
  readonly questionIds: ReadonlySet<number>;
  /** Elections whose methods stand in columns. */
  readonly electionIds: ReadonlySet<number>;
}

/** The condition for a row to count: visible, and meant by the plan. */
export function conditionSql(plan: Plan, reading: Reading): Sql {
  return allOf([ruleSql(reading.registration), planSql(plan, reading)]);
}

function planSql(plan: Plan, reading: Reading): Sql {
  switch (plan.op) {
    case 'all':
      return allOf(plan.of.map((one) => planSql(one, reading)));
    case 'any':
      return anyOf(plan.of.map((one) => planSql(one, reading)));
    case 'not':
      return notOf(planSql(plan.of, reading));
    default:
      return leafSql(plan, reading);
  }
}

function leafSql(leaf: Condition, reading: Reading): Sql {
  switch (leaf.op) {
    case 'code':
      return allOf([
        isIn(leaf.field, leaf.codes, 'UTINYINT'),
        visibleSql(ruleOfField(leaf.field, reading), reading),
      ]);
    case 'birthYear':
      return between('birth_year', leaf.from, leaf.to);
    case 'county':
      return isIn('county', leaf.divisionIds, 'INTEGER');
    case 'precinct':
      return isIn('place', leaf.divisionIds, 'INTEGER');
    case 'district':
      return sql`district_set in (select district_member.district_set from district_member
        where ${isIn('district_member.division', leaf.divisionIds, 'INTEGER')})`;
    case 'registered':
      return between('registered', leaf.fromDay, leaf.toDay);
    case 'voted':
      return allOf([sql`${votesSql(leaf)} >= ${bind(leaf.atLeast, 'SMALLINT')}`,
        visibleSql(reading.history, reading)]);
    case 'votedIn':
      return allOf([methodSql(leaf, reading), visibleSql(reading.history, reading)]);
    case 'answer':
      return answerSql(leaf, reading);
    case 'contact':
      return contactSql(leaf);
  }
}

const masks = { general: 'generals', primary: 'primaries', any: 'elections' } as const;

/** In how many of the last elections of a kind she voted. */
export function votesSql(of: {
  readonly kind: keyof typeof masks;
  readonly ofLast: number;
}): Sql {
  const bits = 2 ** of.ofLast - 1;
  return duckDialect.bitCount(sql`${name(masks[of.kind])} & ${bind(bits, 'UINTEGER')}`);
}

function methodSql(leaf: Condition & { op: 'votedIn' }, reading: Reading): Sql {
  if (!reading.electionIds.has(leaf.electionId)) return never;
  const column = methodColumn(leaf.electionId);
  return leaf.methods === undefined ? sql`${name(column)} > ${bind(0, 'UTINYINT')}`
    : isIn(column, leaf.methods, 'UTINYINT');
}

function answerSql(leaf: AnswerCondition, reading: Reading): Sql {
  if (!reading.questionIds.has(leaf.questionId)) return leaf.unknown ? always : never;
  const [option, day] = [optionColumn(leaf.questionId), dayColumn(leaf.questionId)];
  const { sinceDay } = leaf;
  const isRecent = sinceDay === undefined ? always
    : sql`${name(day)} >= ${bind(sinceDay, 'SMALLINT')}`;
  const known = allOf([isIn(option, leaf.options, 'UTINYINT'), isRecent]);
  if (!leaf.unknown) return known;
  const unknown = sinceDay === undefined ? sql`${name(option)} = ${bind(0, 'UTINYINT')}`
    : sql`${name(day)} < ${bind(sinceDay, 'SMALLINT')}`;
  return anyOf([known, unknown]);
}

function contactSql(leaf: ContactCondition): Sql {
  const since = bind(leaf.sinceDay ?? neverDay + 1, 'SMALLINT');
  const columns = { me: ['mine'], others: ['theirs'], anyone: ['mine', 'theirs'] }[leaf.by];
  return leaf.isContacted
    ? anyOf(columns.map((column) => sql`${name(column)} >= ${since}`))
    : allOf(columns.map((column) => sql`${name(column)} < ${since}`));
}

function between(column: string, low: number, high: number): Sql {
  return sql`${name(column)} between ${bind(low, 'SMALLINT')} and ${bind(high, 'SMALLINT')}`;
}

/** Columns of one question and of one election: the id is an integer of our own. */
export const optionColumn = (questionId: number): string => `q${questionId}`;
export const dayColumn = (questionId: number): string => `d${questionId}`;
export const methodColumn = (electionId: number): string => `e${electionId}`;

export function ruleOfField(field: CodedField, reading: Reading): RowRule {
  return field === 'race' || field === 'ethnicity' ? reading.sensitive : reading.registration;
}

/** Whether a value of a row that counts may be read: nothing to ask where the rule is the same. */
export function visibleSql(rule: RowRule, reading: Reading): Sql {
  return rule === reading.registration ? always : ruleSql(rule);
}

/** Microseconds since 1970 at which a datum of a minimum age must have happened at the latest. */
export type AgeLimit = (minAgeDays: number) => bigint;

/** A rule of visibility over the columns source and place (and occurred, where days count). */
export function ruleSql(rule: RowRule, latestOf?: AgeLimit): Sql {
  if (rule === 'every') return always;
  if (rule === 'none') return never;
  const allows = rule.allows.map((area) => areaSql(area, latestOf, liesIn));
  const denies = rule.denies.map((area) => areaSql(area, latestOf, mayLieIn));
  return allOf([anyOf(allows), notOf(anyOf(denies))]);
}

function areaSql(
  area: Area, latestOf: AgeLimit | undefined, lies: (outer: number) => Sql,
): Sql {
  const isOld = area.minAgeDays > 0 && latestOf
    ? sql`occurred <= ${bind(latestOf(area.minAgeDays), 'BIGINT')}` : always;
  return allOf([isIn('source', area.sources, 'INTEGER'), ...area.divisions.map(lies), isOld]);
}

function liesIn(outer: number): Sql {
  return sql`place in (select inside.division from inside
    where inside.outer_division = ${bind(outer, 'INTEGER')})`;
}

/** A place that is newer than the file may lie anywhere: what is denied stays denied there. */
function mayLieIn(outer: number): Sql {
  return sql`(${liesIn(outer)} or place not in (select inside.division from inside))`;
}
