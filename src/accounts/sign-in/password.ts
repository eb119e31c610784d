import { refuse } from '../../kernel/index.ts';

/**
 * Refuses accounts/weak-password (invalid): one that holds the address's own name or hardly any
 * different characters. Its length (12 and more) is checked with the request's shape.
 */
export function requireStrong(password: string, email: string, pointer: string): void {
  const fault = faultOf(password.toLowerCase(), email.toLowerCase());
  if (fault === undefined) return;
  refuse({
    kind: 'invalid', code: 'accounts/weak-password', detail: `This password ${fault}.`,
    extras: { faults: [{ pointer, detail: fault }] },
  });
}

function faultOf(password: string, email: string): string | undefined {
  const name = email.split('@')[0]!;
  if (name.length >= 4 && password.includes(name)) return 'holds the name in your e-mail address';
  if (password.includes('commonroll')) return 'holds the name of this product';
  if (new Set(password).size < 5) return 'has fewer than five different characters';
  if (sequences.some((sequence) => sequence.startsWith(password))) {
    return 'is a row of neighbouring characters';
  }
  return undefined;
}

const sequences = [
  '01234567890123456789', '12345678901234567890', 'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm', 'qwertyuiop1234567890', 'passwordpassword', 'password12345',
];
