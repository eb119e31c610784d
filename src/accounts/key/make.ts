import { record } from '../../audit/index.ts';
import { refuse } from '../../kernel/index.ts';
import { withApp, type Database } from '../../platform/index.ts';
import type { Caller } from '../caller.ts';
import type { Scope } from '../contract.ts';
import { hashOf, newKey } from './key.ts';
import { forgetAccounts } from '../memory.ts';
import { requireScope } from '../scope.ts';
import { insertKey, revokeKeys, type ListedKey } from '../store/key.ts';
import { moveVersion } from '../store/version.ts';

/** A new key; its text is shown once and kept nowhere. Refuses scopes that the maker lacks. */
export async function makeKey(db: Database, { caller, name, scopes, requestId }: {
  readonly caller: Caller;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly requestId: string;
}): Promise<ListedKey & { readonly text: string }> {
  for (const scope of scopes) requireScope(caller, scope);
  const { organisationId } = caller.organisation;
  const key = newKey();
  return withApp(db, { organisationId, sources: [] }, async (tx) => {
    const made = await insertKey(tx, {
      keyId: key.keyId, organisationId, name, scopes: [...new Set(scopes)],
      secretHash: hashOf(key.secret), madeBy: caller.userId,
    });
    await record(tx, {
      kind: 'key.made', organisationId, userId: caller.userId, requestId,
      detail: { keyId: key.keyId, scopes },
    });
    return { ...made, text: key.text };
  });
}

/**
 * Ends a key of the caller's organisation: here at once, in other processes within a second.
 * Refuses accounts/unknown-key, also for a key that was revoked before.
 */
export async function revokeKey(db: Database, { caller, keyId, requestId }: {
  readonly caller: Caller;
  readonly keyId: string;
  readonly requestId: string;
}): Promise<void> {
  const { organisationId } = caller.organisation;
  await withApp(db, { organisationId, sources: [] }, async (tx) => {
    const ended = await revokeKeys(tx, { organisationId, keyId, revokedBy: caller.userId });
    if (ended.length === 0) {
      refuse({
        kind: 'not-found', code: 'accounts/unknown-key',
        detail: 'Your organisation has no such key in use.',
      });
    }
    await moveVersion(tx);
    await record(tx, {
      kind: 'key.revoked', organisationId, userId: caller.userId, requestId, detail: { keyId },
    });
  });
  forgetAccounts(db);
}
