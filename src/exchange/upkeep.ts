import { organisations } from '../accounts/index.ts';
import { closeContactPairs, takeContactDecisions } from '../identity/index.ts';
import { Refusal } from '../kernel/index.ts';
import { withSystem, type Database, type Deps } from '../platform/index.ts';
import type { Sender } from './intake/receive.ts';
import { decideReview, type Wish } from './review/decide.ts';
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

/** So long a decision on a pair can be taken back before it is carried out. */
const undoMs = 60_000;

/**
 * Carries out what people decided on contacts that wait, side by side with their candidates: the
 * contact goes to the one it means, or, where it means none of them, to someone new if it tells
 * enough. Deciding twice does it once. Task `contact-decided`.
 */
export async function carryOutPairs({ db, log }: Deps): Promise<void> {
  const before = new Date(db.clock.now().getTime() - undoMs);
  const decided = await withSystem(db, (tx) =>
    takeContactDecisions(tx, { before, limit: mostAtOnce }));
  const known = new Map((await organisations(db)).map((one) =>
    [one.organisationId as number, one]));
  for (const { contactId, organisationId, userId, personId } of decided) {
    const organisation = known.get(organisationId);
    if (!organisation) continue;
    const wish: Wish = personId === null
      ? { decision: 'new' } : { decision: 'attach', personId };
    await carryOut(db, { organisation, userId, requestId: null }, { contactId, wish });
  }
  if (decided.length > 0) log.info('exchange.pairs-carried-out', { count: decided.length });
}

/** What cannot be done stays waiting, for its contributor to decide otherwise. */
async function carryOut(
  db: Database, sender: Sender, decided: { readonly contactId: bigint; readonly wish: Wish },
): Promise<void> {
  try {
    await decideReview(db, sender, decided);
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code === 'agreements/changed') throw fault;
  }
  await withSystem(db, (tx) => closeContactPairs(tx, decided.contactId));
}

/** Forgets keys of contacts after 400 days; what they brought stays. Task `contact-key-age`. */
export async function ageKeys({ db, log }: Deps): Promise<void> {
  const before = new Date(db.clock.now().getTime() - keptDays * 86_400_000);
  const count = Number(await withSystem(db, (tx) => deleteKeysBefore(tx, before)));
  if (count > 0) log.info('exchange.keys-aged-out', { count });
}
