import { refusalOf } from './refused.ts';
import { viewingHeaders } from './client.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Asks a route whose description is not generated yet. */
export async function ask<Reply>(path: string, asking: {
  readonly method?: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
} = {}): Promise<Reply> {
  const query = new URLSearchParams(
    Object.entries(asking.query ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const response = await fetch(`${path}?${query.toString()}`, {
    method: asking.method ?? 'GET',
    headers: {
      ...viewingHeaders(),
      ...(asking.body !== undefined && { 'content-type': 'application/json' }),
    },
    body: asking.body === undefined ? null : JSON.stringify(asking.body),
    signal: asking.signal ?? null,
  });
  if (!response.ok) throw await refusalOf(response);
  return await response.json() as Reply;
}
