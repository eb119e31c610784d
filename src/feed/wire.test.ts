import { describe, expect, it } from 'vitest';
import { frame, keepAlive, numbered, opening, readLastEventId } from './wire.ts';

describe('the wire', () => {
  it('writes an event as its id, its data and an empty line', () => {
    expect(frame(12n, '{"number":12}')).toBe('id: 12\ndata: {"number":12}\n\n');
  });

  it('gives every line of data its own field, whatever ends it', () => {
    expect(frame(1n, 'a\nb\r\nc\rd')).toBe('id: 1\ndata: a\ndata: b\ndata: c\ndata: d\n\n');
  });

  it('never has a line feed inside the data of an event', () => {
    const body = JSON.stringify({ by: 'two\nlines\r and \u2028 more' });
    expect(frame(1n, numbered(1n, body)).split('\n')).toHaveLength(4);
    expect(JSON.parse(numbered(1n, body))).toEqual({
      number: 1, by: 'two\nlines\r and \u2028 more' });
  });

  it('tells of a withdrawn event its number and nothing else', () => {
    expect(numbered(7n, undefined)).toBe('{"number":7,"withdrawn":true}');
  });

  it('keeps the line open with comments, which are no events', () => {
    expect(keepAlive).toMatch(/^:.*\n\n$/);
    expect(opening).toBe('retry: 2000\n\n');
  });

  it('takes only a number for the last event id', () => {
    expect(readLastEventId('41')).toBe(41n);
    for (const other of [undefined, '', '-1', '4.5', '1e3', '0x1', '9'.repeat(16), ['1', '2']]) {
      expect(readLastEventId(other)).toBeUndefined();
    }
  });
});
