import { supportSlug, type Civics } from '../civics/index.ts';
import type { Day } from '../kernel/index.ts';
import type { CodedField } from './plan.ts';
import type { Lookup } from './resolve.ts';
import type { StoreContents } from './store/file.ts';

/** What words mean, from reference data and from the store's own dictionary. */
export function lookupOf(of: {
  readonly civics: Civics;
  readonly contents: Pick<StoreContents, 'words' | 'rollSources'>;
  /** Numbers of the methods of voting by their words. */
  readonly methods: ReadonlyMap<string, number>;
  readonly today: Day;
}): Lookup {
  const { civics, contents, methods, today } = of;
  const codes = new Map([...contents.words].map(([field, words]) =>
    [field, new Map([...words].map(([code, word]) => [word, code]))]));
  return {
    today,
    rollSources: contents.rollSources,
    findDivision: (ocdId) => civics.divisionByOcd(ocdId),
    findElection: (slug) => civics.electionBySlug(slug),
    findQuestion: (slug) => civics.questionBySlug(slug),
    findSupport: (contest, candidate) => {
      const isOnBallot = civics.contestBySlug(contest)?.candidates
        .some(({ slug }) => slug === candidate);
      return isOnBallot ? civics.questionBySlug(supportSlug(contest, candidate)) : undefined;
    },
    findCode: (field: CodedField, word) => codes.get(field)?.get(word),
    findMethod: (word) => methods.get(word),
  };
}
