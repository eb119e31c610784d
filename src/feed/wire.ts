/** Server-sent events as they go over the wire (WHATWG HTML, section 9.2). */

/** First bytes of a stream: how long a browser waits before it connects again. */
export const opening = 'retry: 2000\n\n';

/** A comment; keeps proxies from closing a quiet stream. */
export const keepAlive = ': still here\n\n';

/** One event. Its number is the id with which a consumer comes back (Last-Event-ID). */
export function frame(number: bigint, data: string): string {
  return `id: ${number}\n${dataLines(data)}\n`;
}

/** Data ends at a line feed, so every line of it bears the field's name; CR would end one too. */
function dataLines(data: string): string {
  if (!data.includes('\n') && !data.includes('\r')) return `data: ${data}\n`;
  return data.split(/\r\n|\n|\r/).map((line) => `data: ${line}\n`).join('');
}

/** The text of an event: its number before what is the same for all who may see the same. */
export function numbered(number: bigint, body: string | undefined): string {
  return body === undefined ? `{"number":${number},"withdrawn":true}`
    : `{"number":${number},${body.slice(1)}`;
}

/** The number after which to go on, as sent by a browser; undefined where it is not one. */
export function readLastEventId(header: string | string[] | undefined): bigint | undefined {
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header)) return undefined;
  return BigInt(header);
}
