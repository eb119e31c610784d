/** A canonical question; answers name it and one of its options by slug. */
export interface Question {
  readonly slug: string;
  readonly category: 'contactability' | 'issue' | 'support' | 'vote_plan';
  readonly text: string;
  /** True where an answer names a contest as well. */
  readonly perContest: boolean;
  readonly options: readonly { readonly slug: string; readonly text: string }[];
}

const scale = (words: readonly string[]): Question['options'] =>
  words.map((text, index) => ({ slug: String(index + 1), text }));

const position = [
  { slug: 'support', text: 'Supports' }, { slug: 'unsure', text: 'Unsure' },
  { slug: 'oppose', text: 'Opposes' },
] as const;

export const questions: readonly Question[] = [
  { slug: 'support', category: 'support', perContest: true,
    text: 'If the election were held today, would you support our candidate?',
    options: scale(['Strong support', 'Lean support', 'Undecided', 'Lean oppose',
      'Strong oppose']) },
  { slug: 'mail_comfort', category: 'vote_plan', perContest: false,
    text: 'How comfortable are you with voting by mail?',
    options: scale(['Very comfortable', 'Comfortable', 'Neither', 'Uncomfortable',
      'Very uncomfortable']) },
  { slug: 'postal_trust', category: 'issue', perContest: false,
    text: 'How much do you trust the Postal Service to deliver a ballot in time?',
    options: scale(['Fully', 'Mostly', 'Somewhat', 'Hardly', 'Not at all']) },
  { slug: 'vote_plan', category: 'vote_plan', perContest: false,
    text: 'How do you plan to vote?',
    options: [
      { slug: 'mail', text: 'By mail' }, { slug: 'early', text: 'Early, in person' },
      { slug: 'election_day', text: 'On election day' },
      { slug: 'not_voting', text: 'Not voting' },
    ] },
  { slug: 'issue_schools', category: 'issue', perContest: false,
    text: 'Should the state spend more on public schools?', options: position },
  { slug: 'issue_rivers', category: 'issue', perContest: false,
    text: 'Should factories pay for cleaning the rivers?', options: position },
  { slug: 'language', category: 'contactability', perContest: false,
    text: 'Which language do you prefer?',
    options: [
      { slug: 'en', text: 'English' }, { slug: 'es', text: 'Spanish' },
      { slug: 'other', text: 'Another' },
    ] },
];
