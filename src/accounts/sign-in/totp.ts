import { createHmac } from 'node:crypto';

/** RFC 6238: a step lasts 30 seconds. */
const stepMs = 30_000;
const digits = 6;

export function stepAt(nowMs: number): number {
  return Math.floor(nowMs / stepMs);
}

/** The six digits of one step (RFC 4226, section 5.3: dynamic truncation of an HMAC-SHA-1). */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1]! & 15;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/**
 * The step whose code this is, of those that are accepted now (one before, one after: clocks
 * differ); the latest where two would do. Undefined for a wrong code.
 */
export function stepOfCode(secret: string, code: string, nowMs: number): number | undefined {
  const now = stepAt(nowMs);
  return [now + 1, now, now - 1].find((step) => codeOf(secret, step) === code);
}
