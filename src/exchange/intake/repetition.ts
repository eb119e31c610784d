import {
  isRefused, refusing, shapeContact, type Arrival, type Refused, type Shaped,
} from '../contact.ts';
import type { Duplicate, Receipt } from './receipt.ts';
import type { KnownKey } from '../store/contact-key.ts';

/** The same contact again inside one request: it fares as the first of its kind. */
interface Repetition {
  readonly place: number;
  readonly first: Shaped;
}

export interface Separated {
  /** No two of one key and one body; of one key there may be several bodies. */
  readonly fresh: readonly Shaped[];
  readonly settled: readonly (Refused | Repetition)[];
}

/** Shapes every contact of a request and sets aside what is refused or repeats another. */
export function separate(raws: readonly unknown[]): Separated {
  const firsts = new Map<string, Shaped>();
  const settled: (Refused | Repetition)[] = [];
  raws.forEach((raw, place) => {
    const shaped = shapeContact(raw, place);
    if (isRefused(shaped)) {
      settled.push(shaped);
      return;
    }
    const body = shaped.bodyHash.toString('latin1');
    const first = firsts.get(body);
    if (first) settled.push({ place, first });
    else firsts.set(body, shaped);
  });
  return { fresh: [...firsts.values()], settled };
}

/** One contact of each key, and the rest, which bear a key that is among those. */
export function firstOfEachKey(
  contacts: readonly Arrival[],
): { readonly firsts: readonly Arrival[]; readonly rest: readonly Arrival[] } {
  const firsts = new Map<string, Arrival>();
  const rest: Arrival[] = [];
  for (const contact of contacts) {
    if (firsts.has(contact.given.key)) rest.push(contact);
    else firsts.set(contact.given.key, contact);
  }
  return { firsts: [...firsts.values()], rest };
}

function keyReused({ place, given }: Shaped): Refused {
  return refusing(place, given.key)('exchange/key-reused', '/key',
    'was used for another contact; nothing of this one was stored');
}

/** What a key that was sent before is told: its first effect, or that it was another contact. */
export function repeated(shaped: Shaped, known: KnownKey): Duplicate | Refused {
  if (!known.bodyHash.equals(shaped.bodyHash)) return keyReused(shaped);
  const { contactId, personId } = known;
  return { outcome: 'duplicate', place: shaped.place, key: shaped.given.key, contactId, personId };
}

/** All receipts of a request in its order, given those of what was fresh in it. */
export function gather(
  { fresh, settled }: Separated, receipts: readonly Receipt[],
): readonly Receipt[] {
  const byPlace = new Map(receipts.map((receipt) => [receipt.place, receipt]));
  for (const one of settled) {
    byPlace.set(one.place, isRefused(one) ? one : ofFirst(one, byPlace.get(one.first.place)!));
  }
  const count = fresh.length + settled.length;
  return Array.from({ length: count }, (_, place) => byPlace.get(place)!);
}

/** The same contact twice in a request: refused like the first, else its duplicate. */
function ofFirst({ place }: Repetition, first: Receipt): Receipt {
  if (isRefused(first)) {
    const pointer = first.pointer.replace(/^#\/contacts\/\d+/, `#/contacts/${place}`);
    return { ...first, place, pointer };
  }
  const personId = 'personId' in first ? first.personId : undefined;
  return { outcome: 'duplicate', place, key: first.key, contactId: first.contactId, personId };
}
