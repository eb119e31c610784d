import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dayOfIso, isoInstant } from '../days.ts';
import { countySlug } from '../elections/contests.ts';
import { quotaOf, shuffle } from '../files/quota.ts';
import type { Scribe } from '../files/scribe.ts';
import { openSink } from '../files/sink.ts';
import type { Sink, WrittenFile } from '../files/sink.ts';
import type { Geography, Precinct } from '../land/geography.ts';
import type { Organisation } from '../organisations.ts';
import type { Voter } from '../people/voter.ts';
import { randomOf, samplerOf } from '../random.ts';
import type { Random, Sampler } from '../random.ts';
import { chooseVoter, drawContact } from './contact.ts';
import type { Contact } from './contact.ts';
import { openSpool } from './spool.ts';

export interface ContactPlan {
  readonly geography: Geography;
  readonly organisations: readonly Organisation[];
  readonly contacts: number;
  readonly live: number;
  readonly days: number;
  /** The contacts end before midnight UTC of this ISO day. */
  readonly until: string;
}

const contactStream = 105;
const liveStream = 106;

function crewsIn(plan: ContactPlan): readonly Sampler<number>[] {
  return plan.geography.counties.map((county) => samplerOf(plan.organisations
    .map((organisation, index) => ({ organisation, index }))
    .filter(({ organisation: { activity, counties } }) => activity > 0
      && (counties.length === 0 || counties.includes(countySlug(county))))
    .map(({ organisation, index }) => [index, organisation.activity] as const)));
}

interface Draft {
  readonly at: number;
  readonly organisation: Organisation;
  readonly key: string;
  readonly contact: Contact;
}

interface Occasion {
  readonly random: Random;
  readonly voters: readonly Voter[];
  readonly precinct: Precinct;
  /** Put before the key, so that live contacts have keys of their own. */
  readonly prefix: string;
}

/** Draws contacts with keys that count up, and tells the truth of those that only describe. */
function openDraw(plan: ContactPlan, truth: Sink): (occasion: Occasion) => Draft {
  const keys = new Uint32Array(plan.organisations.length);
  const crews = crewsIn(plan);
  const { days, geography: { seed } } = plan;
  return ({ random, voters, precinct, prefix }) => {
    const at = (crews[precinct.countyIndex] as Sampler<number>).draw(random);
    const organisation = plan.organisations[at] as Organisation;
    const voter = chooseVoter(random, voters);
    const contact = drawContact(random, { voter, organisation, seed, days });
    keys[at] = (keys[at] ?? 0) + 1;
    const key = `${prefix}${organisation.slug}-${String(keys[at]).padStart(7, '0')}`;
    if (!('voterId' in contact.person)) truth.line(`${organisation.slug},${key},${contact.meant}`);
    return { at, organisation, key, contact };
  };
}

/**
 * Writes each organisation's contacts in order of time, the live ones without a time, and beside
 * them whom those mean that only describe a person.
 */
export async function openContactsScribe(folder: string, plan: ContactPlan): Promise<Scribe> {
  const { geography, organisations, days } = plan;
  const { seed } = geography;
  const scratch = join(folder, 'contacts', '.spool');
  rmSync(scratch, { recursive: true, force: true });
  const spools = organisations.map(({ slug }) => openSpool(join(scratch, slug), days));
  const truth = await openSink(folder, 'contacts/described-truth.csv', { blockBytes: 1 << 20 });
  truth.line('organisation,key,voter_id');
  const draw = openDraw(plan, truth);
  const liveLines: string[] = [];
  const lastDay = dayOfIso(plan.until);

  const write: Scribe['write'] = async (precinct, voters) => {
    if (voters.length === 0) return;
    const random = randomOf(seed, contactStream, precinct.index);
    for (let left = quotaOf(plan.contacts, precinct, geography); left > 0; left -= 1) {
      const { at, key, contact } = draw({ random, voters, precinct, prefix: '' });
      const { person, channel, result, by, answers, daysBefore, second } = contact;
      const occurredAt = isoInstant((lastDay - daysBefore) * 86_400 + second);
      spools[at]?.add(days - daysBefore, occurredAt,
        JSON.stringify({ key, channel, result, occurredAt, by, person, answers }));
    }
    const later = randomOf(seed, liveStream, precinct.index);
    for (let left = quotaOf(plan.live, precinct, geography); left > 0; left -= 1) {
      const { organisation: { slug: organisation }, key, contact } =
        draw({ random: later, voters, precinct, prefix: 'live-' });
      const { person, channel, result, by, answers } = contact;
      liveLines.push(JSON.stringify({ organisation, key, channel, result, by, person, answers }));
    }
    await truth.ready();
  };

  const finish = async (): Promise<readonly WrittenFile[]> => {
    const files: WrittenFile[] = [];
    for (const [at, { slug, activity }] of organisations.entries()) {
      if (activity === 0) continue;
      const sink = await openSink(folder, `contacts/${slug}.ndjson`, { blockBytes: 1 << 20 });
      await spools[at]?.drain(sink);
      files.push(await sink.close());
    }
    rmSync(scratch, { recursive: true, force: true });
    const sink = await openSink(folder, 'contacts/live.ndjson');
    for (const line of shuffle(randomOf(seed, liveStream), liveLines)) sink.line(line);
    return [...files, await sink.close(), await truth.close()];
  };
  return { write, finish };
}
