import { useQuery } from '@tanstack/react-query';
import { ask } from './ask.ts';

/** Whether the exchange answers, asked twice a minute. */
export function useStatus() {
  return useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => ask('/v1/me', { signal }),
    refetchInterval: 30_000,
  });
}
