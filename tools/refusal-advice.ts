import type { RefusalKind } from '../src/kernel/index.ts';

// What to do about a refusal, for the reference page. Kept by hand: no code knows it.

/** What holds for every refusal of a kind, unless its own line says more. */
export const adviceOfKind: Readonly<Record<RefusalKind | 'bug' | 'for one item', string>> = {
  invalid: 'Mend what `errors` names, field by field. Sent again unchanged, it is refused again.',
  unauthenticated: 'Sign in, or send a key that works. Trying again alone does not help.',
  forbidden: 'You are known, but this is not yours to do. Ask whom the sentence names.',
  'not-found': 'Check the address and the id. What you may not see is not found either.',
  conflict: 'Read what stands there now, then decide again.',
  limited: 'Wait as many seconds as `Retry-After` says, then send the same request again.',
  unavailable: 'Send the same request again a little later.',
  bug: 'Send it again under the same key. If it stays, tell the operator the `x-request-id`.',
  'for one item': 'Mend this item and send it again under the same key; its neighbours are taken.',
};

/** What holds for one code besides. */
export const adviceOfCode: Readonly<Record<string, string>> = {
  'accounts/cross-origin': 'Programs send a key; cookies are for the pages of this address.',
  'accounts/key-revoked': 'Make another key under Members and keys.',
  'accounts/key-unknown': 'Look whether all of it was copied: `ck_`, 12 signs, `_`, 43 signs.',
  'accounts/no-demo': 'Sign in with an account; or start with an empty data folder.',
  'accounts/not-your-organisation': 'A key acts for its own organisation alone. '
    + 'Leave `Commonroll-Organisation` out or send that organisation’s key.',
  'accounts/scope-missing': 'Make a key with this scope, or ask an owner for a role that has it.',
  'agreements/changed': 'Nothing was delivered. Send the same request again.',
  'agreements/purpose-missing': 'Send `Commonroll-Purpose: gotv`, or another one of yours '
    + '(`GET /v1/purposes`).',
  'agreements/purpose-not-granted': 'Choose one of `GET /v1/purposes`, or sign an agreement that '
    + 'contains it.',
  'exchange/invalid-contact': '`pointer` names the field, `reason` what is wrong with it.',
  'exchange/invalid-request': 'Send at most 1,000 contacts at a time.',
  'exchange/invalid-person': 'Names such as “Current Resident”, days that are none and telephone '
    + 'numbers that cannot be one are no person; leave the field out or mend it.',
  'exchange/key-reused': 'This key had another contact. To correct one, take it back and send the '
    + 'right one under a new key.',
  'platform/no-room': 'Nothing of the file was kept. Tell the operator: the disk is full.',
  'exchange/unknown-contest': 'See `GET /v1/contests`.',
  'exchange/unknown-option': 'The reason lists the options; see also `GET /v1/questions`.',
  'exchange/unknown-person': 'Send the state’s voter id, or name and address: what is not known '
    + 'that way waits for your decision instead of being refused.',
  'exchange/unknown-question': 'See `GET /v1/questions`, or send `theirQuestion` and '
    + '`theirAnswer` and map them once.',
  'exchange/unreadable-file': 'Save the list as CSV, with the names of the columns in its first '
    + 'line.',
  'exchange/unusable-mapping': 'Say what the named columns mean, or give a default for all rows.',
  'feed/number-not-given': 'Ask for numbers after one that you were given; `lastNumber` of the '
    + 'subscription is the last.',
  'feed/subscription-differs': 'Name it after its purpose, e.g. `warehouse.gotv`.',
  'identity/bad-command': 'Name a roll, at least one list and a folder for the results; give '
    + 'lists of one name to the command one after another.',
  'identity/list-unfinished': 'Ask `GET /v1/lists/{id}` until its status is `done`.',
  'identity/no-usable-column': 'Give the columns names such as `name`, `birth_year`, `address`, '
    + '`zip`, `phone` or `email`.',
  'identity/unreadable-list': 'Save the list as CSV, with the names of the columns in its first '
    + 'line.',
  'identity/unusable-mapping': 'Say which column holds a name, a voter id, a telephone number or '
    + 'an e-mail address (`PUT /v1/lists/{id}/mapping`).',
  'platform/body-too-large': 'Send fewer contacts at a time. A body holds 5 MB at most.',
  'platform/key-reused': 'One `Idempotency-Key` is for one request. Make another one.',
  'platform/still-running': 'Wait for the first answer, or ask again under the same key later.',
  'platform/unknown-cursor': 'Give `next` back as it came, to the list that it came from.',
  'universes/building':
    'The counts are being made ready after a start. Try again in a few seconds.',
};
