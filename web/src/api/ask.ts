import {
  keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult,
} from '@tanstack/react-query';
import { useViewing } from './viewing.ts';

interface Reading {
  readonly enabled?: boolean;
  readonly everyMs?: number | undefined;
  /** Keep the last answer, dimmed by the page, while the next one is on its way. */
  readonly keep?: boolean;
  /** Asked when the page opens, and not again while it is open. */
  readonly once?: boolean;
  /** What the answer depends on; most reads depend on the purpose, reference data do not. */
  readonly by?: 'purpose' | 'organisation';
}

/** Reference data and one's own: the same for every purpose. */
export const reference = { by: 'organisation' } as const;

/** A read that the page shows; asked anew whenever organisation or purpose changes. */
export function useAsked<Reply>(
  key: readonly unknown[],
  read: (signal: AbortSignal) => Promise<Reply>,
  { enabled = true, everyMs, keep = false, once = false, by = 'purpose' }: Reading = {},
): UseQueryResult<Reply> {
  const { organisation, purpose } = useViewing();
  return useQuery({
    queryKey: [...key, by === 'purpose' ? { organisation, purpose } : { organisation }],
    queryFn: ({ signal }) => read(signal),
    enabled,
    ...(everyMs && { refetchInterval: everyMs }),
    ...(once && { staleTime: Infinity, gcTime: 0 }),
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
