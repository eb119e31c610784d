import { decipher, encipher, type CipherKey } from './speck.ts';

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** A human. Stable, never reused, never rewritten (design: identity). */
export type PersonId = Branded<bigint, 'person'>;
/** One attempt to reach a person. */
export type ContactId = Branded<bigint, 'contact'>;
/** Small reference ids are plain numbers inside; outside they go by their slug. */
export type OrganisationId = Branded<number, 'organisation'>;
export type SubscriptionId = Branded<bigint, 'subscription'>;

/** The kinds of ids that leave the house sealed, with the prefix that each bears outside. */
const prefixes = {
  person: 'p', contact: 'c', subscription: 's', import: 'i', upload: 'u', address: 'a', list: 'l',
  entry: 'e', invitation: 'v', statement: 't', registration: 'r', judgement: 'j', pair: 'q',
  act: 'k',
} as const;
export type SealedKind = keyof typeof prefixes;

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const low32 = 0xffffffffn;

/**
 * The outside form of an inner id: prefix, underscore, 13 base-32 digits. A keyed permutation of
 * 64 bits, so that ids tell neither order nor volume; it is no access control.
 */
export function sealId(key: CipherKey, kind: SealedKind, id: bigint): string {
  const [x, y] = encipher(key, [Number((id >> 32n) & low32), Number(id & low32)]);
  let rest = (BigInt(x) << 32n) | BigInt(y);
  let text = '';
  for (let place = 0; place < 13; place++) {
    text = digits[Number(rest & 31n)]! + text;
    rest >>= 5n;
  }
  return `${prefixes[kind]}_${text}`;
}

const sealedPattern = /^([a-z])_([0-9a-hjkmnp-tv-z]{13})$/;

/** The inner id, or undefined when the text was never an id of this kind. */
export function openId(key: CipherKey, kind: SealedKind, text: string): bigint | undefined {
  const match = sealedPattern.exec(text);
  if (!match || match[1] !== prefixes[kind]) return undefined;
  let value = 0n;
  for (const digit of match[2]!) value = (value << 5n) | BigInt(digits.indexOf(digit));
  if (value >> 64n) return undefined;
  const [high, low] = decipher(key, [Number(value >> 32n), Number(value & low32)]);
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
}
