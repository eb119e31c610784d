import { readEmail, readPhone } from '../../identity/index.ts';
import { nameKey, parseAddress, parseFullName } from '../../roll/index.ts';

/** A range of one key: everything from `from` on that comes before `to`. */
export interface Prefix {
  readonly from: string;
  readonly to: string;
}

/** What someone typed into the search, read as the one thing that it most likely is. */
export type Sought =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'voter'; readonly voterId: string }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'email'; readonly email: string }
  | {
    readonly kind: 'address';
    readonly number: string; readonly street: Prefix; readonly unit: string;
  }
  | { readonly kind: 'name'; readonly names: readonly SoughtName[] };

export interface SoughtName {
  readonly last: Prefix;
  /** Absent where only a last name was typed. */
  readonly first: Prefix | undefined;
}

/** Keys are capital letters and digits; `~` comes behind them all. */
export function prefixOf(text: string): Prefix {
  return { from: text, to: `${text}~` };
}

/** Exactly this key. */
function just(text: string): Prefix {
  return { from: text, to: `${text} ` };
}

/**
 * Reads `maria lopez`, `lopez, maria`, the beginning of either, `12 oak`, a telephone number, an
 * e-mail address, a state's voter id or a Commonroll id; undefined for text that is none of them.
 */
export function readSought(text: string): Sought | undefined {
  const typed = text.trim();
  if (/^p_[0-9a-z]{13}$/.test(typed)) return { kind: 'person', id: typed };
  if (typed.includes('@')) {
    const email = readEmail(typed);
    return email === undefined ? undefined : { kind: 'email', email };
  }
  if (/^[+()\d][\d\s().+-]{6,}$/.test(typed)) {
    const phone = readPhone(typed);
    if (phone !== undefined) return { kind: 'phone', phone };
  }
  if (/^[a-z]{0,3}\d+$/i.test(typed)) return { kind: 'voter', voterId: typed.toUpperCase() };
  if (/^\d/.test(typed)) return readStreet(typed);
  return readNames(typed);
}

function readStreet(typed: string): Sought | undefined {
  const parsed = parseAddress(typed, { zip: '00000' });
  if (!parsed || parsed.number === '' || parsed.street === '') return undefined;
  const { number, street, unit } = parsed;
  return { kind: 'address', number, street: prefixOf(street), unit };
}

function readNames(typed: string): Sought | undefined {
  if (typed.includes(',')) {
    const [front = '', behind = ''] = typed.split(',');
    const last = nameKey(front);
    const first = nameKey(behind.trim().split(/\s+/)[0] ?? '');
    if (last === '') return undefined;
    const name = { last: just(last), first: first === '' ? undefined : prefixOf(first) };
    return { kind: 'name', names: [name] };
  }
  const { first, last } = parseFullName(typed);
  const lastKey = nameKey(last);
  const firstKey = nameKey(first);
  if (lastKey === '') return undefined;
  if (firstKey === '') {
    return { kind: 'name', names: [{ last: prefixOf(lastKey), first: undefined }] };
  }
  // `maria lop` while it is typed; `lopez maria` as lists print it.
  return {
    kind: 'name',
    names: [
      { last: prefixOf(lastKey), first: just(firstKey) },
      { last: just(firstKey), first: prefixOf(lastKey) },
    ],
  };
}
