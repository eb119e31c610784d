import {
  inventEmail, mistype, nickname, rewriteAddress, rewritePhone, titleCase,
} from '../dirt/slips.ts';
import type { Organisation } from '../organisations.ts';
import type { Voter } from '../people/voter.ts';
import { mix, pick } from '../random.ts';
import type { Random } from '../random.ts';
import { drawAnswers } from './answers.ts';
import type { Answer } from './answers.ts';
import { channelsOf, results, spoke } from './channels.ts';
import type { Channel, Result } from './channels.ts';

/** Somebody named by what the canvasser wrote down. */
export interface Described {
  readonly first: string;
  readonly last: string;
  readonly suffix?: string;
  readonly birthYear?: number;
  readonly age?: number;
  readonly address?: { readonly line: string; readonly city: string; readonly zip: string };
  readonly phone?: string;
  readonly email?: string;
}

export interface Contact {
  /** Who is meant: the truth, where `person` only describes. */
  readonly meant: string;
  readonly person: { readonly voterId: string } | Described;
  readonly channel: Channel;
  readonly result: Result;
  /** The canvasser's alias inside the organisation. */
  readonly by: string;
  readonly answers: readonly Answer[];
  /** Whole days before the end of the contacts' time. */
  readonly daysBefore: number;
  /** Seconds into that day. */
  readonly second: number;
}

const birds = ['wren', 'heron', 'finch', 'plover', 'tern', 'lark', 'swift', 'dunlin', 'thrush',
  'egret', 'siskin', 'merlin', 'avocet', 'pipit', 'linnet', 'dipper'];

/** Without voter id, phone and text need a number; without one the knock is at the door. */
function channelFor(random: Random, voter: Voter, organisation: Organisation): Channel {
  const channel = channelsOf(organisation).draw(random);
  const needsPhone = channel === 'phone' || channel === 'text';
  return needsPhone && voter.phone.length !== 10 ? 'door' : channel;
}

function describe(random: Random, voter: Voter, channel: Channel): Described {
  const chance = random.next();
  const given = chance < 0.18 ? nickname(random, voter.given) : voter.given;
  const first = chance > 0.93 ? mistype(random, given) : given;
  const last = random.chance(0.07) ? mistype(random, voter.surname) : voter.surname;
  const born = random.next();
  const phone = voter.phone.length === 10 && (channel === 'phone' || channel === 'text'
    || random.chance(0.4)) ? rewritePhone(random, voter.phone) : undefined;
  const written = channel === 'online' || channel === 'email';
  const email = written ? inventEmail(random, voter) : undefined;
  const placed = phone === undefined && email === undefined || random.chance(0.7);
  return {
    first: titleCase(first),
    last: titleCase(last),
    ...(voter.suffix !== '' && random.chance(0.6) ? { suffix: voter.suffix } : {}),
    ...(born < 0.5 ? { birthYear: voter.birthYear } : {}),
    ...(born > 0.8 ? { age: 2026 - voter.birthYear - (random.chance(0.2) ? 1 : 0) } : {}),
    ...(placed ? { address: { line: rewriteAddress(random, voter.address),
      city: titleCase(voter.address.city), zip: voter.address.zip } } : {}),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
  };
}

export interface Effort {
  readonly voter: Voter;
  readonly organisation: Organisation;
  readonly seed: number;
  /** Length of the contacts' time in days. */
  readonly days: number;
}

/**
 * One attempt to reach a voter. Door work goes precinct by precinct, so a crew's knocks there fall
 * on few days; all work grows toward election day.
 */
export function drawContact(random: Random, effort: Effort): Contact {
  const { voter, organisation, seed, days } = effort;
  const channel = channelFor(random, voter, organisation);
  const result = results[channel].draw(random);
  const { slug, activity } = organisation;
  const crew = mix(seed, slug.length, activity, voter.precinct.index);
  const place = channel === 'door' ? mix(crew, random.below(3)) / 4294967296 : random.next();
  const opening = channel === 'door' ? 15 : 13;
  return {
    meant: voter.ncid,
    person: random.chance(0.86) ? { voterId: voter.ncid } : describe(random, voter, channel),
    channel,
    result,
    by: `${birds[(crew + random.below(4)) % birds.length] ?? 'wren'}-${1 + (crew >>> 8) % 89}`,
    answers: spoke(result) ? drawAnswers(random, voter, organisation) : [],
    daysBefore: 1 + Math.floor(days * (1 - Math.pow(place, 0.7))),
    second: opening * 3600 + random.below((24 - opening) * 3600),
  };
}

/** One voter of a precinct, more likely one who votes and leans toward the coalition. */
export function chooseVoter(random: Random, voters: readonly Voter[]): Voter {
  for (let tries = 0; tries < 40; tries += 1) {
    const voter = pick(random, voters);
    const reachable = voter.status !== 'R' && voter.status !== 'D' && !voter.confidential;
    const wanted = 0.45 + 0.3 * voter.lean + 0.2 * voter.zeal;
    if (reachable && random.next() < Math.max(0.06, wanted)) return voter;
  }
  return pick(random, voters);
}
