import { organisations } from '../accounts/index.ts';
import { withSystem, type Deps } from '../platform/index.ts';
import { decideReview } from './review/decide.ts';
import { deleteKeysBefore } from './store/contact-key.ts';
import { listFoundAgain } from './store/pending.ts';

const keptDays = 400;
const mostAtOnce = 500;
/** Who decides, for the journal, when a roll that came later knows the voter id. */
const retryUserId = 'commonroll:retry';

/** Attaches contacts that waited for a voter id which a roll has by now. Task `contact-retry`. */
export async function retryReviews({ db, log }: Deps): Promise<void> {
  const found = await withSystem(db, (tx) => listFoundAgain(tx, mostAtOnce));
  const known = new Map((await organisations(db)).map((one) =>
    [one.organisationId as number, one]));
  let count = 0;
  for (const { contactId, organisationId } of found) {
    const organisation = known.get(organisationId);
    if (!organisation) continue;
    const sender = { organisation, userId: retryUserId, requestId: null };
    const decided = await decideReview(db, sender, { contactId, wish: { decision: 'match' } });
    if (decided) count += 1;
  }
  if (count > 0) log.info('exchange.reviews-retried', { count });
}

/** Forgets keys of contacts after 400 days; what they brought stays. Task `contact-key-age`. */
export async function ageKeys({ db, log }: Deps): Promise<void> {
  const before = new Date(db.clock.now().getTime() - keptDays * 86_400_000);
  const count = Number(await withSystem(db, (tx) => deleteKeysBefore(tx, before)));
  if (count > 0) log.info('exchange.keys-aged-out', { count });
}
