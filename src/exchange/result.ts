import { channels, resultWords, type Channel, type Result } from './contract.ts';

/** How far an attempt came. Each step is a fact of its own: sent is not delivered. */
export type Reach = 'none' | 'attempted' | 'sent' | 'delivered' | 'reached' | 'answered';

export interface ResultRule {
  /** The number stored; never changed, never reused. */
  readonly code: number;
  readonly reach: Reach;
  /** Whether it tells of the number or address that was tried, not of the person. */
  readonly marksPhone: boolean;
  /** Other spellings taken for it, in normal form: small letters and blanks. */
  readonly synonyms: readonly string[];
}

const rule = (code: number, reach: Reach, ...synonyms: string[]): ResultRule =>
  ({ code, reach, marksPhone: false, synonyms });
const aboutPhone = (code: number, ...synonyms: string[]): ResultRule =>
  ({ code, reach: 'attempted', marksPhone: true, synonyms });

/** The closed list of results. A claim about citizenship is not kept: it becomes not_eligible. */
export const results: Readonly<Record<Result, ResultRule>> = {
  canvassed: rule(1, 'answered', 'contact', 'contacted', 'talked to correct person',
    'talking to correct person', 'spoke', 'complete', 'completed', 'success'),
  not_home: rule(2, 'attempted', 'nh', 'no answer', 'na', 'no contact', 'busy',
    'answering machine'),
  left_message: rule(3, 'delivered', 'lm', 'vm', 'left voicemail', 'voicemail'),
  refused: rule(4, 'reached', 'ref', 'hostile', 'not interested', 'hung up'),
  moved: rule(5, 'attempted', 'mv', 'no longer lives here'),
  deceased: rule(6, 'attempted', 'dec'),
  wrong_number: aboutPhone(7, 'wn', 'wrong person', 'fax'),
  disconnected: aboutPhone(8, 'disc', 'deliverability error', 'out of service', 'not in service'),
  inaccessible: rule(9, 'attempted', 'gated', 'locked', 'no trespass', 'dog', 'no such address',
    'vacant'),
  language_barrier: rule(10, 'reached', 'other language', 'spanish', 'sp'),
  call_back: rule(11, 'reached', 'callback', 'come back'),
  do_not_contact: rule(12, 'reached', 'dnc', 'do not call', 'remove number', 'stop', 'opt out',
    'do not knock'),
  already_voted: rule(13, 'reached', 'voted', 'av'),
  out_of_area: rule(14, 'reached'),
  not_eligible: rule(15, 'reached', 'not a citizen claimed'),
  under_18: rule(16, 'reached'),
  not_attempted: rule(17, 'none', 'not dialed', 'skipped'),
  texted: rule(18, 'sent', 'sent'),
  delivered: rule(19, 'delivered'),
  undelivered: rule(20, 'sent', 'bounced', 'failed'),
  replied: rule(21, 'answered'),
  left_literature: rule(22, 'delivered', 'lit drop', 'left lit'),
};

export const channelSynonyms: Readonly<Record<Channel, readonly string[]>> = {
  door: ['walk', 'canvass', 'door knock'],
  phone: ['call', 'telephone', 'phone call'],
  text: ['sms', 'sms text', 'peer to peer text', 'p2p'],
  mail: ['post', 'letter', 'postcard'],
  email: ['e mail'],
  event: [],
  friend: ['relational', 'friend to friend'],
  online: ['web', 'form'],
};

const normal = (text: string): string => text.trim().toLowerCase().replace(/[\s_/-]+/g, ' ');

const resultByWord = new Map<string, Result>();
const resultByCode = new Map<number, Result>();
for (const result of resultWords) {
  resultByCode.set(results[result].code, result);
  for (const word of [result, ...results[result].synonyms]) resultByWord.set(normal(word), result);
}
const channelByWord = new Map<string, Channel>();
for (const channel of channels) {
  for (const word of [channel, ...channelSynonyms[channel]]) {
    channelByWord.set(normal(word), channel);
  }
}

/** The result that a word means, by exact normal form; never by likeness. */
export function readResult(text: string): Result | undefined {
  return resultByWord.get(normal(text));
}

export function readChannel(text: string): Channel | undefined {
  return channelByWord.get(normal(text));
}

/** 1 door ... 8 online: the place in the closed list, from one. */
export function channelCode(channel: Channel): number {
  return channels.indexOf(channel) + 1;
}

export function channelOf(code: number): Channel {
  return channels[code - 1]!;
}

export function resultOf(code: number): Result {
  return resultByCode.get(code)!;
}
