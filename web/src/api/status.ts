import { useQuery } from '@tanstack/react-query';
import { client, told } from './client.ts';

/** Whether the exchange answers, asked twice a minute. */
export function useStatus() {
  return useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => told(client.GET('/v1/me', { signal })),
    refetchInterval: 30_000,
  });
}
