import type { Category } from '../civics/index.ts';
import type { Action, Purpose } from '../kernel/index.ts';

/** The words that clauses are told in; one table a language, same shape. */
export interface ClauseWords {
  readonly categories: Readonly<Record<Category, string>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly actions: Readonly<Record<Action, string>>;
  readonly sides: Readonly<Record<'hard' | 'soft' | 'nonpartisan', string>>;
  readonly everySignatory: string;
  readonly everyParticipant: string;
  readonly signatoriesOf: (side: string) => string;
  readonly and: string;
  readonly everything: string;
  readonly sentence: (parts: SentenceParts) => string;
}

export interface SentenceParts {
  readonly allows: boolean;
  readonly grantor: string;
  readonly grantee: string;
  readonly actions: string;
  readonly categories: string;
  readonly purposes: string;
  readonly places: string | null;
  readonly minAgeDays: number;
  readonly blind: boolean;
  readonly until: string | null;
}

export const englishWords: ClauseWords = {
  categories: {
    registration: 'registrations', sensitive: 'race and full birth date',
    vote_history: 'vote history', ballot_status: 'ballot status', contact: 'contacts',
    support: 'support', issue: 'issue positions', vote_plan: 'vote plans',
    contactability: 'phones, e-mails and languages', consumer: 'consumer values',
    score: 'scores', membership: 'ties and notes', gift: 'gifts',
  },
  purposes: {
    gotv: 'turning out the vote', persuasion: 'persuasion', volunteer: 'volunteering',
    registration_drive: 'registration drives', fundraising: 'fundraising', research: 'research',
    compliance: 'compliance', commercial: 'commerce',
  },
  actions: {
    count: 'count', view: 'view', list: 'list', export: 'export', stream: 'stream',
  },
  sides: { hard: 'hard', soft: 'soft', nonpartisan: 'nonpartisan' },
  everySignatory: 'Each signatory',
  everyParticipant: 'every participant',
  signatoriesOf: (side) => `every other signatory of the ${side} side`,
  and: 'and',
  everything: 'read in every way',
  sentence: (parts) => {
    const verb = parts.allows ? 'lets' : 'does not let';
    const link = parts.allows ? '' : ' to';
    return `${parts.grantor} ${verb} ${parts.grantee}${link} ${parts.actions} its `
      + `${parts.categories}${parts.places ? ` in ${parts.places}` : ''} for ${parts.purposes}`
      + `${parts.minAgeDays > 0 ? `, once ${parts.minAgeDays} days old` : ''}`
      + `${parts.blind ? ', shown as the exchange’s' : ''}`
      + `${parts.until ? `, until ${parts.until}` : ''}.`;
  },
};
