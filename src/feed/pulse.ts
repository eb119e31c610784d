import { grantOf, type Box, type Entitlement } from '../agreements/index.ts';
import { dayOf, type Instant } from '../kernel/index.ts';
import type { Database, Follower, Log } from '../platform/index.ts';
import { consumeChanges } from './consume.ts';
import type { Pulse } from './contract.ts';
import type { HydratedChange } from './hydrate.ts';
import {
  hourMs, hoursKept, makePulseWindow, minuteMs, minutesKept, type PulseWindow, type Tally,
} from './pulse-window.ts';
import type { Reference } from './reference.ts';
import { countRecent } from './store/pulse.ts';

export interface RunningPulse {
  readonly window: PulseWindow;
  readonly follower: Follower;
}

/** Counts the last hours once and then follows the changes. */
export async function startPulse(db: Database, log: Log): Promise<RunningPulse> {
  const window = makePulseWindow();
  const nowMs = db.clock.now().getTime();
  const { place, counted } = await countRecent(db, {
    minutesFrom: new Date(Math.floor(nowMs / hourMs) * hourMs - (minutesKept * minuteMs)),
    hoursFrom: new Date(Math.floor(nowMs / hourMs) * hourMs - (hoursKept * hourMs)),
  });
  for (const row of counted) {
    const { source_id: sourceId, division_id: divisionId, channel } = row;
    window.add(row.start, { sourceId, divisionId, channel }, row.count);
  }
  const follower = consumeChanges(db, {
    name: 'pulse', log, fromPlace: place,
    onBatch: async (changes) => {
      for (const change of changes) take(window, change);
      window.forget(db.clock.now().getTime());
    },
  });
  return { window, follower };
}

function take(window: PulseWindow, { kind, contact }: HydratedChange): void {
  if (!contact) return;
  const count = kind === 'contact.recorded' ? 1 : kind === 'contact.retracted' ? -1 : 0;
  if (count !== 0) window.add(contact.receivedAt, contact, count);
}

export interface PulseQuestion {
  readonly entitlement: Entitlement;
  readonly reference: Reference;
  readonly now: Instant;
  readonly minutes: number;
  /** Of the viewer's state; midnight is there. */
  readonly timeZone: string;
}

/** The window as this viewer may see it: contacts that no box allows are in no count. Pure. */
export function countPulse(window: PulseWindow, question: PulseQuestion): Pulse {
  const { reference, now, minutes, timeZone } = question;
  const grant = granter(question);
  const perMinute = new Map<string, Pulse['minutes'][number]>();
  const organisations = new Map<string | null, number>();
  const counties = new Map<number, Pulse['counties'][number]>();
  const firstMs = Math.floor(now.getTime() / minuteMs) * minuteMs - (minutes - 1) * minuteMs;
  let total = 0;
  for (const [startMs, tallies] of window.minutesSince(firstMs)) {
    for (const tally of tallies) {
      const box = tally.count > 0 ? grant(tally, startMs) : undefined;
      if (!box) continue;
      total += tally.count;
      const minute = new Date(startMs).toISOString();
      const channel = reference.channel(tally.channel);
      const cell = perMinute.get(minute + channel) ?? { minute, channel, contacts: 0 };
      perMinute.set(minute + channel, cell);
      cell.contacts += tally.count;
      const slug = box.blind ? null : reference.slug(tally.sourceId);
      organisations.set(slug, (organisations.get(slug) ?? 0) + tally.count);
      const { county } = reference.whereabouts(tally.divisionId);
      if (!county) continue;
      const there = counties.get(county.divisionId) ?? { ...county, contacts: 0 };
      counties.set(county.divisionId, there);
      there.contacts += tally.count;
    }
  }
  return {
    asOf: now.toISOString(),
    total,
    today: countToday(window, grant, { now, timeZone }),
    minutes: [...perMinute.values()].sort((a, b) => a.minute.localeCompare(b.minute)),
    organisations: [...organisations]
      .map(([organisation, contacts]) => ({ organisation, contacts }))
      .sort((a, b) => b.contacts - a.contacts),
    counties: [...counties.values()].sort((a, b) => b.contacts - a.contacts),
  };
}

type Grant = (tally: Tally, startMs: number) => Box | undefined;

/** The box for each kind of tally, looked up once where age plays no part. */
function granter({ entitlement, reference, now }: PulseQuestion): Grant {
  const ages = [...entitlement.allows, ...entitlement.denies].some((box) => box.minAgeDays > 0);
  const known = new Map<string, Box | undefined>();
  return (tally, startMs) => {
    const key = `${tally.sourceId}/${tally.divisionId}/${ages ? startMs : ''}`;
    if (known.has(key)) return known.get(key);
    const box = grantOf(entitlement, {
      sourceId: tally.sourceId, category: 'contact', divisionId: tally.divisionId,
      at: new Date(Math.min(startMs, now.getTime())),
    }, { now, within: reference.within });
    known.set(key, box);
    return box;
  };
}

function countToday(
  window: PulseWindow, grant: Grant,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): number {
  const today = dayOf(now, timeZone);
  let count = 0;
  for (const [startMs, tallies] of window.hoursSince(now.getTime() - hoursKept * hourMs)) {
    if (dayOf(new Date(startMs), timeZone) !== today) continue;
    for (const tally of tallies) {
      if (tally.count > 0 && grant(tally, startMs)) count += tally.count;
    }
  }
  return count;
}
