import { refuse } from '../../kernel/index.ts';
import type { Database } from '../../platform/index.ts';
import type { Caller } from '../caller.ts';
import { isSecretOf, parseKey } from './key.ts';
import {
  freshMemory, keepUnlessChanged, memoryOf, type KeyHolder, type Memory,
} from '../memory.ts';
import { narrow, scopesOf } from '../scope.ts';
import { selectKey, stampKey, type FoundKey } from '../store/key.ts';

/** Last use is told to the minute; more often would cost a write a request. */
const stampEveryMs = 60_000;

/**
 * Who holds this key. Mostly without the database: one SHA-256 and a look into memory. Refuses
 * accounts/key-unknown and, to who proves to have held it, accounts/key-revoked (both
 * unauthenticated). A revoked key is refused at once here, within a second elsewhere.
 */
export async function callerOfKey(db: Database, text: string): Promise<Caller> {
  const parts = parseKey(text);
  if (!parts) return refuseKey();
  const memory = await freshMemory(db);
  const known = memory.keys.get(parts.keyId);
  const holder = known ?? await load(db, memory, parts);
  if (!isSecretOf(holder.secretHash, parts.secret)) return refuseKey();
  stamp(db, memory, { keyId: parts.keyId, holder });
  return holder.caller;
}

async function load(
  db: Database, memory: Memory, { keyId, secret }: { keyId: string; secret: string },
): Promise<KeyHolder> {
  const found = await keepUnlessChanged(memory, () => selectKey(db, keyId), (key) => {
    const holder = key && holderOf(key);
    if (holder) memory.keys.set(keyId, holder);
  });
  if (!found || !isSecretOf(found.secretHash, secret)) return refuseKey();
  return memory.keys.get(keyId) ?? holderOf(found) ?? refuse({
    kind: 'unauthenticated', code: 'accounts/key-revoked', detail: 'This key was revoked.',
  });
}

/** Undefined for a key that was revoked, or whose maker has left: both open nothing. */
function holderOf(key: FoundKey): KeyHolder | undefined {
  if (key.revokedAt !== null || key.makerRole === null) return undefined;
  const held = scopesOf(key.makerRole, key.organisation);
  return {
    secretHash: key.secretHash,
    name: key.name,
    stampedAtMs: -Infinity,
    caller: {
      organisation: key.organisation, userId: `key:${key.keyId}`, role: key.makerRole,
      scopes: narrow(held, key.scopes), via: 'key', credentialId: key.keyId,
    },
  };
}

function stamp(
  db: Database, memory: Memory, { keyId, holder }: { keyId: string; holder: KeyHolder },
): void {
  const now = db.clock.now();
  if (now.getTime() - holder.stampedAtMs < stampEveryMs) return;
  holder.stampedAtMs = now.getTime();
  // Nobody waits for it, and losing one loses a minute's precision.
  const stamping = stampKey(db, keyId, now).catch(() => undefined);
  memory.stamping.add(stamping);
  void stamping.then(() => memory.stamping.delete(stamping));
}

/** Resolves when no stamp is on its way any more; for closing. */
export async function settleStamps(db: Database): Promise<void> {
  await Promise.all(memoryOf(db).stamping);
}

function refuseKey(): never {
  return refuse({
    kind: 'unauthenticated', code: 'accounts/key-unknown', detail: 'This key is not known here.',
  });
}
