import { dayOfIso, slashDay } from '../days.ts';
import type { DayNumber } from '../days.ts';

export type ElectionKind = 'general' | 'municipal' | 'primary' | 'second_primary';

export interface Election {
  /** Stable name in files and interfaces, say `2024-general`. */
  readonly slug: string;
  readonly kind: ElectionKind;
  readonly day: DayNumber;
  /** `11/05/2024` and `11/05/2024 GENERAL`, as the history file prints them. */
  readonly label: string;
  readonly description: string;
  /** How eager a voter of average zeal must be; lower is easier (see `turnout.ts`). */
  readonly bar: number;
}

/** Every election since 2014, oldest first; the days follow the United States' calendar. */
const table: readonly (readonly [string, ElectionKind, number])[] = [
  ['2014-11-04', 'general', 0.35], ['2015-11-03', 'municipal', 2.1],
  ['2016-03-15', 'primary', 0.85], ['2016-11-08', 'general', -0.45],
  ['2017-11-07', 'municipal', 2.0], ['2018-05-08', 'primary', 1.6],
  ['2018-11-06', 'general', 0.1], ['2019-11-05', 'municipal', 2.1],
  ['2020-03-03', 'primary', 0.95], ['2020-11-03', 'general', -0.75],
  ['2021-11-02', 'municipal', 2.0], ['2022-05-17', 'primary', 1.45],
  ['2022-11-08', 'general', 0.15], ['2023-11-07', 'municipal', 2.0],
  ['2024-03-05', 'primary', 1.2], ['2024-05-14', 'second_primary', 2.6],
  ['2024-11-05', 'general', -0.65], ['2025-11-04', 'municipal', 1.9],
  ['2026-03-03', 'primary', 1.3],
];

export const pastElections: readonly Election[] = table.map(([iso, kind, bar]) => {
  const day = dayOfIso(iso);
  const label = slashDay(day);
  const words = kind.replace('_', ' ').toUpperCase();
  const slug = `${iso.slice(0, 4)}-${kind.replace('_', '-')}`;
  return { slug, kind, day, label, description: `${label} ${words}`, bar };
});

/** The election that every contact is about. */
export const comingDay = dayOfIso('2026-11-03');
export const coming: Election = {
  slug: '2026-general',
  kind: 'general',
  day: comingDay,
  label: slashDay(comingDay),
  description: `${slashDay(comingDay)} GENERAL`,
  bar: 0,
};
