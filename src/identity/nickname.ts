import { readFileSync } from 'node:fs';

/** Short forms by name, and names by short form, both from the same list. */
const shortForms = new Map<string, ReadonlySet<string>>();
const fullForms = new Map<string, Set<string>>();

const text = readFileSync(new URL('nicknames.txt', import.meta.url), 'utf8');
for (const line of text.split('\n')) {
  if (line === '' || line.startsWith('#')) continue;
  const colon = line.indexOf(':');
  const name = line.slice(0, colon);
  const shorts = line.slice(colon + 1).trim().split(' ');
  shortForms.set(name, new Set(shorts));
  for (const short of shorts) {
    const names = fullForms.get(short);
    if (names) names.add(name);
    else fullForms.set(short, new Set([name]));
  }
}

/**
 * Whether one of two given names (as keys) is a known short form of the other. One hop only: BILL
 * is WILLIAM and WILL is WILLIAM, yet BILL is not WILL; that much is only probable.
 */
export function isNickname(one: string, other: string): boolean {
  return (shortForms.get(one)?.has(other) ?? false) || (shortForms.get(other)?.has(one) ?? false);
}

/** All given names one hop from this one: its short forms, and the names it is short for. */
export function nicknamesOf(name: string): readonly string[] {
  return [...(shortForms.get(name) ?? []), ...(fullForms.get(name) ?? [])];
}
