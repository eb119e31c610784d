import { useCallback, useEffect, useState } from 'react';
import type { FeedEvent, PulseReply } from '../../api/feed.ts';

interface LiveCounts {
  readonly reply: PulseReply | undefined;
  readonly add: (event: FeedEvent) => void;
}

/** The counted answer, carried forward by what arrives until the next one comes. */
export function useLiveCounts(counted: PulseReply | undefined): LiveCounts {
  const [reply, setReply] = useState(counted);
  useEffect(() => setReply(counted), [counted]);
  const add = useCallback((event: FeedEvent) => {
    setReply((before) => before && withEvent(before, event));
  }, []);
  return { reply, add };
}

/** The same counts with one contact more. */
export function withEvent(reply: PulseReply, event: FeedEvent): PulseReply {
  if (event.type !== 'contact.recorded' || event.at === undefined) return reply;
  const minute = `${event.at.slice(0, 16)}:00.000Z`;
  const channel = event.channel ?? '';
  return {
    total: reply.total + 1,
    today: reply.today + 1,
    asOf: event.at > reply.asOf ? event.at : reply.asOf,
    minutes: counted(
      reply.minutes, { minute, channel, contacts: 1 },
      (bin) => bin.channel === channel && Date.parse(bin.minute) === Date.parse(minute),
    ),
    organisations: counted(
      reply.organisations, { organisation: event.organisation ?? null, contacts: 1 },
      ({ organisation }) => organisation === (event.organisation ?? null),
    ),
    counties: event.county
      ? counted(
        reply.counties, { ...event.county, contacts: 1 },
        ({ divisionId }) => divisionId === event.county?.divisionId,
      )
      : reply.counties,
  };
}

function counted<Row extends { readonly contacts: number }>(
  rows: readonly Row[], first: Row, same: (row: Row) => boolean,
): Row[] {
  if (!rows.some(same)) return [...rows, first];
  return rows.map((row) => (same(row) ? { ...row, contacts: row.contacts + 1 } : row));
}
