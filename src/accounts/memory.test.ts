import { describe, expect, it } from 'vitest';
import type { Database } from '../platform/index.ts';
import { forgetAccounts, keepUnlessChanged, memoryOf } from './memory.ts';

/** Only its identity counts here: no query is asked. */
const aDatabase = (): Database => ({}) as Database;

describe('the memory of accounts', () => {
  it('keeps what was read', async () => {
    const memory = memoryOf(aDatabase());
    const kept: string[] = [];
    await keepUnlessChanged(memory, async () => 'key', (found) => kept.push(found));
    expect(kept).toEqual(['key']);
  });

  it('keeps nothing that was read before it was emptied: a revoked key stays revoked', async () => {
    const db = aDatabase();
    const kept: string[] = [];
    const found = await keepUnlessChanged(memoryOf(db), async () => {
      forgetAccounts(db);
      return 'a key that was revoked after it was read';
    }, (key) => kept.push(key));
    expect(found).toContain('revoked');
    expect(kept).toEqual([]);
  });
});
