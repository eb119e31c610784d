/** How a ballot was cast, whatever a state calls it. The numbers are stored and never change. */
export const voteMethods = {
  polls: 1, early: 2, mail: 3, provisional_counted: 4, provisional_rejected: 5, mail_rejected: 6,
  curbside: 7, transfer: 8, unknown: 9, none: 10,
} as const;
export type VoteMethod = keyof typeof voteMethods;

/** North Carolina's words, those of older files too. */
export const ncMethods: Readonly<Record<string, VoteMethod>> = {
  'ABSENTEE': 'mail', 'ABSENTEE BY MAIL': 'mail', 'ABSENTEE CURBSIDE': 'curbside',
  'ABSENTEE ONESTOP': 'early', 'EARLY VOTING CURBSIDE': 'curbside',
  'EARLY VOTING IN-PERSON': 'early', 'ELECTION DAY CURBSIDE': 'curbside',
  'ELECTION DAY IN-PERSON': 'polls', 'ELIGIBLE DID NOT VOTE': 'none', 'LEGACY': 'unknown',
  'PROVISIONAL': 'provisional_counted', 'TRANSFER': 'transfer', 'IN-PERSON': 'polls',
  'CURBSIDE': 'curbside',
};

/** Where one ballot is told twice, the word that says most: the first of these. */
export const methodPreference: readonly VoteMethod[] = [
  'mail', 'early', 'curbside', 'polls', 'provisional_counted', 'transfer', 'mail_rejected',
  'provisional_rejected', 'unknown', 'none',
];
