import { z } from 'zod';
import { refuse } from '../kernel/index.ts';

/** Query of every list: how many, and from where on. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(600).optional(),
});

/** Reply of every list: `next` is null on the last page, else the cursor of the next one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** Cuts a page from one row more than asked for. The cursor holds the last row's sort key. */
export function cutPage<Row, Key>(
  rows: readonly Row[], limit: number, keyOf: (row: Row) => Key,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  if (rows.length <= limit) return { rows, next: null };
  const kept = rows.slice(0, limit);
  return { rows: kept, next: writeCursor(keyOf(kept[limit - 1]!)) };
}

export function writeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor, checked like any other input; undefined where none was given. */
export function readCursor<Key>(
  schema: z.ZodType<Key>, cursor: string | undefined,
): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (parsed.success) return parsed.data;
  } catch {
    // Falls through to the refusal: not ours.
  }
  return refuse({
    kind: 'invalid', code: 'platform/unknown-cursor',
    detail: 'This cursor was not made here, or belongs to another list.',
    extras: { faults: [{ pointer: '#querystring/cursor', detail: 'is not one of our cursors' }] },
  });
}
