import { request } from 'node:http';
import type { FeedEvent } from '../src/feed/contract.ts';

/** A consumer of server-sent events that reads the wire itself. */
export interface Consumer {
  /** All that arrived, as text. */
  text(): string;
  events(): readonly FeedEvent[];
  /** The id of the last whole event. */
  lastId(): string | undefined;
  readonly status: Promise<number>;
  readonly closed: Promise<void>;
  /** Stops taking bytes, as a consumer that hangs. */
  pause(): void;
  resume(): void;
  close(): void;
}

export function consume(url: string, headers: Readonly<Record<string, string>>): Consumer {
  let text = '';
  let parsedTo = 0;
  const events: FeedEvent[] = [];
  let lastId: string | undefined;
  const parse = (): void => {
    for (;;) {
      const end = text.indexOf('\n\n', parsedTo);
      if (end < 0) return;
      const block = text.slice(parsedTo, end);
      parsedTo = end + 2;
      const data = block.split('\n').filter((line) => line.startsWith('data: '))
        .map((line) => line.slice(6)).join('\n');
      lastId = /^id: (\d+)$/m.exec(block)?.[1] ?? lastId;
      if (data) events.push(JSON.parse(data) as FeedEvent);
    }
  };
  const call = request(url, { headers: { accept: 'text/event-stream', ...headers } });
  const status = new Promise<number>((resolve, reject) => {
    call.once('response', (response) => resolve(response.statusCode!));
    call.once('error', reject);
  });
  let resume = (): void => undefined;
  let pause = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    call.once('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        parse();
      });
      pause = () => void response.pause();
      resume = () => void response.resume();
      response.once('close', resolve);
    });
    call.once('close', resolve);
  });
  status.catch(() => undefined);
  call.on('error', () => undefined);
  call.end();
  return {
    text: () => text,
    events: () => events,
    lastId: () => lastId,
    status, closed,
    pause: () => pause(),
    resume: () => resume(),
    close: () => call.destroy(),
  };
}
