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
    told(client.POST('/v1/subscriptions', { body, signal })), { once: true });
}

export type LiveState = 'connecting' | 'live' | 'offline';

export interface Arrivals {
  readonly state: LiveState;
  /** Newest first. */
  readonly events: readonly FeedEvent[];
}

const kept = 60;

const retryMs = 5_000;

/** Contacts as they arrive: the last few, then the stream; it comes back by itself. */
export function useArrivals(onArrival: (event: FeedEvent) => void): Arrivals {
  const { organisation, purpose } = useViewing();
  const subscription = useSubscription().data;
  const [state, setState] = useState<LiveState>('connecting');
  const [events, setEvents] = useState<readonly FeedEvent[]>([]);
  const [attempt, setAttempt] = useState(0);
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
    const path = `/v1/subscriptions/${subscriptionId}/stream?${query.toString()}`;
    return listen(path, {
      setState,
      retry: () => setAttempt((before) => before + 1),
      take: (event) => {
        setEvents((before) => withArrival(before, event));
        if (event.number > lastNumber && !event.withdrawn) told.current(event);
      },
    });
  }, [subscription, organisation, purpose, attempt]);
  return { state, events };
}

interface Listening {
  setState(state: LiveState): void;
  take(event: FeedEvent): void;
  retry(): void;
}

/** A dropped line is picked up by the browser, from the last number; a refused one by us, later. */
function listen(path: string, { setState, take, retry }: Listening): () => void {
  const source = new EventSource(path);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = (message: MessageEvent<string>) => take(JSON.parse(message.data) as FeedEvent);
  source.onopen = () => setState('live');
  source.onmessage = read;
  for (const kind of ['contact.recorded', 'contact.retracted']) {
    source.addEventListener(kind, read as EventListener);
  }
  source.onerror = () => {
    const isRefused = source.readyState === EventSource.CLOSED;
    setState(isRefused ? 'offline' : 'connecting');
    if (isRefused) timer = setTimeout(retry, retryMs);
  };
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** The list with what arrived on top; a contact taken back leaves it. */
export function withArrival(
  before: readonly FeedEvent[], event: FeedEvent,
): readonly FeedEvent[] {
  if (event.withdrawn) return before.filter(({ number }) => number !== event.number);
  if (event.type === 'contact.retracted') {
    return before.filter(({ contactId }) => contactId !== event.contactId);
  }
  if (event.type !== 'contact.recorded') return before;
  return [event, ...before.filter(({ number }) => number !== event.number)].slice(0, kept);
}
