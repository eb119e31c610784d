import type { ServerResponse } from 'node:http';

/** A consumer that took nothing for too long. */
export class Stalled extends Error {}

/** The far end of a stream. */
export interface Connection {
  write(text: string): void;
  /** Bytes written that the consumer has not taken. */
  waiting(): number;
  /** Resolves when the consumer took what waits for it; throws Stalled when that takes too long. */
  drained(): Promise<void>;
  isClosed(): boolean;
  /** Called once, whoever closes. */
  onClose(then: () => void): void;
  end(): void;
  cut(): void;
}

/** A consumer that takes nothing for this long is cut; it comes back with its last number. */
const PATIENCE_MS = 10_000;

/** Begins an event stream on a reply that the framework has let go of. */
export function connect(
  raw: ServerResponse, headers: Readonly<Record<string, string>>, patienceMs = PATIENCE_MS,
): Connection {
  // The stream ends with the connection, so its bytes need no framing of their own.
  raw.useChunkedEncodingByDefault = false;
  raw.shouldKeepAlive = false;
  raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  let closed = false;
  const listeners: (() => void)[] = [];
  const close = (): void => {
    if (closed) return;
    closed = true;
    listeners.forEach((then) => then());
  };
  raw.once('close', close);
  raw.once('error', close);
  return {
    write: (text) => {
      if (!closed) raw.write(text);
    },
    waiting: () => raw.writableLength,
    drained: () => (closed || !raw.writableNeedDrain
      ? Promise.resolve() : untilDrained(raw, patienceMs)),
    isClosed: () => closed,
    onClose: (then) => void listeners.push(then),
    end: () => {
      raw.end();
      close();
    },
    cut: () => {
      raw.destroy();
      close();
    },
  };
}

function untilDrained(raw: ServerResponse, patienceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      raw.off('drain', settle);
      raw.off('close', settle);
      resolve();
    };
    const timer = setTimeout(() => {
      reject(new Stalled());
      settle();
    }, patienceMs);
    raw.once('drain', settle);
    raw.once('close', settle);
  });
}
