import { assert } from '../kernel/index.ts';
import type { DuckParameter } from '../platform/index.ts';

/** Types of the store's columns; a bound value takes the type of the column it meets. */
export type ColumnType = 'UTINYINT' | 'SMALLINT' | 'INTEGER' | 'UINTEGER' | 'BIGINT';

/** A value that goes to the engine beside the text, never in it. */
export interface Bound {
  readonly value: number | bigint;
  readonly type: ColumnType;
}

/** A piece of a statement: its own text, and bound values between. */
export type Sql = readonly (string | Bound)[];

/** All that differs between engines. A second engine brings a second object of this shape. */
export interface Dialect {
  /** The n-th bound value (from 1), typed: an untyped one would hide the column's zone maps. */
  bound(place: number, type: ColumnType): string;
  /** How many bits of a mask are set. */
  bitCount(mask: Sql): Sql;
  countDistinct(expression: Sql): Sql;
  /** A named step that is worked out once, however often it is read. */
  step(name: string, select: Sql): Sql;
  /** The value of `expression` in the row that stands last by `order`. */
  lastBy(expression: string, order: readonly string[]): Sql;
}

export const duckDialect: Dialect = {
  bound: (place, type) => `$${place}::${type}`,
  bitCount: (mask) => sql`bit_count(${mask})`,
  countDistinct: (expression) => sql`count(distinct ${expression})`,
  step: (step, select) => sql`${name(step)} as materialized (${select})`,
  lastBy: (expression, order) =>
    sql`arg_max(${name(expression)}, (${joined(order.map(name), ', ')}))`,
};

/** The text with its places numbered, and the values in that order. */
export function render(
  dialect: Dialect, statement: Sql,
): { readonly text: string; readonly values: readonly DuckParameter[] } {
  const values: DuckParameter[] = [];
  const text = statement.map((part) => {
    if (typeof part === 'string') return part;
    values.push(part.value);
    return dialect.bound(values.length, part.type);
  });
  return { text: text.join(''), values };
}

/** A statement is written as one; only pieces, names and bound values go in between. */
export function sql(strings: TemplateStringsArray, ...pieces: readonly Sql[]): Sql {
  return strings.flatMap((text, at) => [text, ...(pieces[at] ?? [])]);
}

export function bind(value: number | bigint, type: ColumnType): Sql {
  assert(typeof value === 'bigint' || Number.isInteger(value), 'the store holds integers');
  return [{ value, type }];
}

/** A name of our own: a table, a column. Whatever does not look like one is a bug. */
export function name(text: string): Sql {
  assert(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/.test(text), 'names are ours');
  return [text];
}

export function joined(list: readonly Sql[], by: string): Sql {
  return list.flatMap((piece, at) => (at === 0 ? piece : [by, ...piece]));
}

/** Conditions that need no look at any row; told apart by identity. */
export const always: Sql = Object.freeze(['true']);
export const never: Sql = Object.freeze(['false']);

/** `column in (...)`; nothing to choose from holds for no row. */
export function isIn(column: string, values: readonly number[], type: ColumnType): Sql {
  if (values.length === 0) return never;
  return sql`${name(column)} in (${joined(values.map((value) => bind(value, type)), ', ')})`;
}

export function allOf(conditions: readonly Sql[]): Sql {
  const kept = conditions.filter((condition) => condition !== always);
  if (kept.includes(never)) return never;
  return kept.length === 0 ? always : sql`(${joined(kept, ' and ')})`;
}

export function anyOf(conditions: readonly Sql[]): Sql {
  const kept = conditions.filter((condition) => condition !== never);
  if (kept.includes(always)) return always;
  return kept.length === 0 ? never : sql`(${joined(kept, ' or ')})`;
}

export function notOf(condition: Sql): Sql {
  if (condition === always) return never;
  return condition === never ? always : sql`not (${condition})`;
}
