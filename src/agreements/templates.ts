import type { Category } from '../civics/index.ts';
import { actions, type Purpose } from '../kernel/index.ts';
import type { Side } from './clause.ts';
import type { NewAgreement } from './store.ts';

const open = {
  divisions: [], contests: [], minAgeDays: 0, validFrom: null, validUntil: null,
} as const;

const licencePurposes: readonly Purpose[] = [
  'gotv', 'persuasion', 'volunteer', 'registration_drive', 'fundraising', 'research', 'compliance',
];
const sharedCategories: readonly Category[] = [
  'contact', 'support', 'issue', 'vote_plan', 'contactability',
];
const sharedPurposes: readonly Purpose[] = [
  'gotv', 'persuasion', 'volunteer', 'registration_drive', 'research',
];

/**
 * The head licence: a state party lets every participant read its state's roll. Blind, because it
 * reaches both sides: the roll is shown as the exchange's.
 */
export function headLicence(licence: {
  readonly licensorId: number;
  readonly licensorName: string;
  readonly state: string;
}): NewAgreement {
  return {
    kind: 'head_licence',
    title: `Head licence of ${licence.licensorName}`,
    text: `${licence.licensorName} licenses its voter file to every participant of the exchange. `
      + 'The file may be used to reach, register and turn out voters and to study how that went; '
      + 'never for commerce.',
    side: null,
    state: licence.state,
    clauses: [{
      ...open, effect: 'allow', grantorId: licence.licensorId, grantee: { kind: 'participants' },
      categories: ['registration', 'sensitive', 'vote_history', 'ballot_status'],
      purposes: licencePurposes, actions, maySublicense: true, blind: true,
    }],
  };
}

/** The participation agreement of a side: each shares what voters told it with the others. */
export function participation(terms: {
  readonly side: Side;
  readonly state: string;
  readonly categories?: readonly Category[];
  readonly purposes?: readonly Purpose[];
}): NewAgreement {
  return {
    kind: 'participation',
    title: `Participation of the ${terms.side} side`,
    text: `Each signatory of the ${terms.side} side shares the results of its contacts and the `
      + 'answers of voters with every other signatory of that side as they arrive. Not for '
      + 'fundraising, never for commerce.',
    side: terms.side,
    state: terms.state,
    clauses: [{
      ...open, effect: 'allow', grantorId: null, grantee: { kind: 'side', side: terms.side },
      categories: terms.categories ?? sharedCategories,
      purposes: terms.purposes ?? sharedPurposes, actions, maySublicense: false, blind: false,
    }],
  };
}
