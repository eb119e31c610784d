import {
  keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult,
} from '@tanstack/react-query';
import { refusalOf, Refused } from './refused.ts';
import { useViewing, viewing } from './viewing.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly signal?: AbortSignal;
  /** A read that needs a body: nothing to repeat safely, so no key is sent. */
  readonly reading?: boolean;
}

/** One request to the API as the reader (organisation, purpose). Throws Refused. */
export async function ask<Reply>(path: string, asking: Asking = {}): Promise<Reply> {
  const { method = 'GET', query = {}, body, form, signal, reading = false } = asking;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const url = search.size ? `${path}?${search.toString()}` : path;
  const headers: Record<string, string> = viewingHeaders();
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && !reading) headers['idempotency-key'] = crypto.randomUUID();
  const payload = form ?? (body === undefined ? null : JSON.stringify(body));
  const response = await fetch(url, { method, headers, body: payload, signal: signal ?? null })
    .catch((fault: unknown) => {
      if (signal?.aborted) throw fault;
      throw new Refused(0, { code: 'web/no-answer' });
    });
  if (!response.ok) throw await refusalOf(response);
  return response.status === 204 ? undefined as Reply : await response.json() as Reply;
}

export function viewingHeaders(): Record<string, string> {
  const { organisation, purpose } = viewing();
  return {
    ...(organisation && { 'commonroll-organisation': organisation }),
    ...(purpose && { 'commonroll-purpose': purpose }),
  };
}

interface Reading {
  readonly enabled?: boolean;
  readonly everyMs?: number;
  /** Keep the last answer, dimmed by the page, while the next one is on its way. */
  readonly keep?: boolean;
  /** What the answer depends on; most reads depend on the purpose, reference data do not. */
  readonly by?: 'purpose' | 'organisation';
}

/** A read that the page shows; asked anew whenever organisation or purpose changes. */
export function useAsked<Reply>(
  key: readonly unknown[],
  read: (signal: AbortSignal) => Promise<Reply>,
  { enabled = true, everyMs, keep = false, by = 'purpose' }: Reading = {},
): UseQueryResult<Reply> {
  const { organisation, purpose } = useViewing();
  return useQuery({
    queryKey: [...key, by === 'purpose' ? { organisation, purpose } : { organisation }],
    queryFn: ({ signal }) => read(signal),
    enabled,
    ...(everyMs && { refetchInterval: everyMs }),
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

/** A write; afterwards the named reads are asked anew. */
export function useAct<Input, Reply>(
  act: (input: Input) => Promise<Reply>,
  refresh: readonly string[] = [],
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await Promise.all(refresh.map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
}
