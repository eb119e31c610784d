import {
  neverDay, optionColumn, ruleOfField, visibleSql, votesSql, type Reading,
} from './compile.ts';
import type { ContactScope, ElectionKind } from './contract.ts';
import { always, bind, joined, name, sql, type Sql } from './dialect.ts';
import type { CodedField } from './plan.ts';

/** A facet whose words have become numbers; its buckets are numbers too. */
export type FacetPlan =
  | { readonly op: 'code'; readonly field: CodedField }
  | { readonly op: 'age'; readonly year: number }
  | { readonly op: 'county' }
  | { readonly op: 'voted'; readonly kind: ElectionKind; readonly ofLast: number }
  | { readonly op: 'answer'; readonly questionId: number }
  | { readonly op: 'contact'; readonly by: ContactScope; readonly today: number };

/** Lower ends of the age bands; bucket 0 is below the first, -1 is not known. */
export const ageBands = [18, 25, 35, 45, 55, 65, 75] as const;
/** A last contact this many local days ago at most; then longer ago, then never. */
export const contactBands = [7, 30, 90] as const;

/** The number of the bucket that a row falls into. */
export function facetSql(facet: FacetPlan, reading: Reading): Sql {
  switch (facet.op) {
    case 'code':
      return whereVisible(name(facet.field),
        visibleSql(ruleOfField(facet.field, reading), reading));
    case 'age':
      return ageSql(facet.year);
    case 'county':
      return name('county');
    case 'voted':
      return whereVisible(votesSql(facet), visibleSql(reading.history, reading));
    case 'answer':
      return reading.questionIds.has(facet.questionId)
        ? name(optionColumn(facet.questionId)) : sql`0`;
    case 'contact':
      return contactBandSql(facet);
  }
}

function whereVisible(value: Sql, visible: Sql): Sql {
  return visible === always ? value : sql`case when ${visible} then ${value} else 0 end`;
}

function ageSql(year: number): Sql {
  // From the oldest band down: the lowest year of birth first.
  const bands = ageBands.map((age, band) =>
    sql`when birth_year <= ${bind(year - age, 'SMALLINT')} then ${bind(band + 1, 'SMALLINT')}`);
  return sql`case when birth_year = 0 then -1 ${joined(bands.toReversed(), ' ')} else 0 end`;
}

function contactBandSql(facet: FacetPlan & { op: 'contact' }): Sql {
  const last = {
    me: name('mine'), others: name('theirs'), anyone: sql`greatest(mine, theirs)`,
  }[facet.by];
  const firstDays = [...contactBands.map((days) => facet.today - days + 1), neverDay + 1];
  const bands = firstDays.map((day, band) =>
    sql`when ${last} >= ${bind(day, 'SMALLINT')} then ${bind(band, 'SMALLINT')}`);
  return sql`case ${joined(bands, ' ')} else ${bind(firstDays.length, 'SMALLINT')} end`;
}
