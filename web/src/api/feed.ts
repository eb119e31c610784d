import { useEffect, useRef, useState } from 'react';
import { useAsked } from './ask.ts';
import { client, told, type Reply } from './client.ts';
import { useViewing } from './viewing.ts';

export type PulseReply = Reply<'/v1/pulse', 'get'>;
export type FeedEvent = Reply<'/v1/subscriptions/{id}/events', 'get'>['items'][number];

/** Counts of contacts by minute and channel, by organisation, by county. */
export const usePulse = (minutes: number) => useAsked(
  ['pulse', minutes],
  (signal) => told(client.GET('/v1/pulse', { params: { query: { minutes } }, signal })),
  { everyMs: 15_000, keep: true },
);

const subscriptionName = 'pulse';

/** The reader's own subscription for the live page; made on first use. */
function useSubscription() {
  const body = { name: subscriptionName, kinds: [], from: 'now' as const };
  return useAsked(['subscription'], (signal) =>
    told(client.POST('/v1/subscriptions', { body, signal })));
}

export type LiveState = 'connecting' | 'live' | 'offline';

export interface Arrivals {
  readonly state: LiveState;
  /** Newest first. */
  readonly events: readonly FeedEvent[];
}

const kept = 60;

/** Contacts as they arrive: the last few, then the stream; it reconnects by itself. */
export function useArrivals(onArrival: (event: FeedEvent) => void): Arrivals {
  const { organisation, purpose } = useViewing();
  const subscription = useSubscription().data;
  const [state, setState] = useState<LiveState>('connecting');
  const [events, setEvents] = useState<readonly FeedEvent[]>([]);
  const told = useRef(onArrival);
  useEffect(() => { told.current = onArrival; });
  useEffect(() => {
    if (!subscription) return undefined;
    setEvents([]);
    setState('connecting');
    const { subscriptionId, lastNumber } = subscription;
    const query = new URLSearchParams({
      purpose: purpose ?? '', organisation: organisation ?? '',
      after: String(Math.max(0, lastNumber - kept)),
    });
    const source = new EventSource(
      `/v1/subscriptions/${subscriptionId}/stream?${query.toString()}`,
    );
    const take = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as FeedEvent;
      if (event.withdrawn) return;
      setEvents((before) => [event, ...before].slice(0, kept));
      if (event.number > lastNumber) told.current(event);
    };
    source.onopen = () => setState('live');
    source.onerror = () => {
      setState(source.readyState === EventSource.CLOSED ? 'offline' : 'connecting');
    };
    source.onmessage = take;
    for (const kind of ['contact.recorded', 'contact.retracted']) {
      source.addEventListener(kind, take as EventListener);
    }
    return () => source.close();
  }, [subscription, organisation, purpose]);
  return { state, events };
}

