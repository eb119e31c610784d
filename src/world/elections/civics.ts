import { isoDay } from '../days.ts';
import type { Geography } from '../land/geography.ts';
import { coming, pastElections } from './calendar.ts';
import { inventContests } from './contests.ts';
import { questions } from './questions.ts';

/** The reference data of the state's elections, as `civics.json` holds it. */
export function describeCivics(geography: Geography) {
  return {
    elections: [...pastElections, coming].map(({ slug, kind, day, description }) => ({
      slug, kind, date: isoDay(day), label: description,
      name: `${isoDay(day).slice(0, 4)} ${kind.replace('_', ' ')} election`,
    })),
    contests: inventContests(geography),
    questions,
  };
}
