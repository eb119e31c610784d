import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { organisations } from '../../accounts/index.ts';
import { civicsOf } from '../../civics/index.ts';
import { receiveContacts } from '../../exchange/index.ts';
import type { Deps } from '../../platform/index.ts';
import { contactGiven, readWorldContacts } from './contacts.ts';

const pauseMs = { least: 400, most: 1_600 };

/**
 * Lets invented canvassers go on: about one contact a second comes in by the front door, from one
 * organisation after another, so that the demo lives. Returns the way to stop it.
 */
export function startLiveContacts(deps: Deps, folder: string): () => Promise<void> {
  let stopped = false;
  let wake: (() => void) | undefined;
  const sleep = (ms: number): Promise<void> => new Promise((done) => {
    const timer = setTimeout(done, ms);
    wake = () => {
      clearTimeout(timer);
      done();
    };
  });
  const run = async (): Promise<void> => {
    while (!stopped) {
      // A run of its own each time round: the same canvassers, other contacts.
      const round = randomUUID().slice(0, 8);
      for await (const contact of readWorldContacts(join(folder, 'contacts', 'live.ndjson'))) {
        if (stopped) return;
        await contribute(deps, { ...contact, key: `${contact.key}-${round}` });
        await sleep(randomInt(pauseMs.least, pauseMs.most));
      }
    }
  };
  const done = run().catch((fault: unknown) => deps.log.error('app.live-demo-ended', { fault }));
  return async () => {
    stopped = true;
    wake?.();
    await done;
  };
}

type LiveContact = Parameters<typeof contactGiven>[0];

async function contribute({ db, log }: Deps, contact: LiveContact): Promise<void> {
  const all = await organisations(db);
  const organisation = all.find((one) => one.slug === contact.organisation);
  if (!organisation) return;
  const sender = { organisation, userId: 'demo', requestId: null };
  const given = contactGiven(contact, await civicsOf(db), db.clock.now().toISOString());
  try {
    await receiveContacts(db, sender, [given]);
  } catch (fault) {
    log.warn('app.live-contact-failed', { fault });
  }
}
