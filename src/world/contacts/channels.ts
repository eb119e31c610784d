import type { Organisation } from '../organisations.ts';
import { samplerOf } from '../random.ts';
import type { Sampler } from '../random.ts';

export type Channel =
  | 'door' | 'email' | 'event' | 'friend' | 'mail' | 'online' | 'phone' | 'text';

/** Canonical result codes as the exchange takes them. */
export type Result =
  | 'already_voted' | 'call_back' | 'canvassed' | 'deceased' | 'delivered' | 'disconnected'
  | 'do_not_contact' | 'inaccessible' | 'language_barrier' | 'left_literature' | 'left_message'
  | 'moved' | 'not_home' | 'refused' | 'replied' | 'texted' | 'undelivered' | 'wrong_number';

const mixes = {
  field: samplerOf<Channel>([
    ['door', 58], ['phone', 26], ['text', 9], ['event', 3], ['friend', 4],
  ]),
  party: samplerOf<Channel>([
    ['door', 30], ['phone', 30], ['text', 20], ['mail', 10], ['email', 5], ['event', 3],
    ['friend', 2],
  ]),
  group: samplerOf<Channel>([
    ['door', 24], ['phone', 18], ['text', 30], ['mail', 6], ['email', 10], ['online', 8],
    ['event', 2], ['friend', 2],
  ]),
};

export function channelsOf(organisation: Organisation): Sampler<Channel> {
  if (organisation.kind === 'campaign' || organisation.kind === 'local_party') return mixes.field;
  return organisation.side === 'hard' ? mixes.party : mixes.group;
}

const talked = samplerOf<Result>([['canvassed', 93], ['already_voted', 7]]);

/** What comes of an attempt, by channel. */
export const results: Readonly<Record<Channel, Sampler<Result>>> = {
  door: samplerOf<Result>([
    ['not_home', 510], ['canvassed', 330], ['left_literature', 42], ['refused', 45], ['moved', 24],
    ['inaccessible', 20], ['call_back', 12], ['language_barrier', 8], ['already_voted', 12],
    ['do_not_contact', 4], ['deceased', 2],
  ]),
  phone: samplerOf<Result>([
    ['not_home', 540], ['canvassed', 160], ['left_message', 150], ['refused', 50],
    ['wrong_number', 38], ['disconnected', 26], ['call_back', 12], ['already_voted', 9],
    ['do_not_contact', 8], ['language_barrier', 5], ['deceased', 2],
  ]),
  text: samplerOf<Result>([
    ['delivered', 640], ['replied', 200], ['undelivered', 60], ['texted', 50],
    ['do_not_contact', 40], ['wrong_number', 10],
  ]),
  mail: samplerOf<Result>([['delivered', 97], ['undelivered', 3]]),
  email: samplerOf<Result>([['delivered', 84], ['undelivered', 5], ['replied', 11]]),
  event: samplerOf<Result>([['canvassed', 1]]),
  friend: talked,
  online: talked,
};

/** True where the person spoke, so that there may be answers. */
export function spoke(result: Result): boolean {
  return result === 'canvassed' || result === 'replied';
}
