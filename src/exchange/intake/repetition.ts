import { isRefused, refusing, shapeContact, type Refused, type Shaped } from '../contact.ts';
import type { Duplicate, Receipt } from './receipt.ts';
import type { KnownKey } from '../store/contact-key.ts';

/** A repetition inside one request waits for what becomes of the first of its key. */
interface Repetition {
  readonly place: number;
  readonly first: Shaped;
}

interface Separated {
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
    const first = firsts.get(shaped.given.key);
    if (!first) firsts.set(shaped.given.key, shaped);
    else if (first.bodyHash.equals(shaped.bodyHash)) settled.push({ place, first });
    else settled.push(keyReused(shaped));
  });
  return { fresh: [...firsts.values()], settled };
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

/** All receipts in the order of the request. */
export function gather(
  count: number,
  { receipts, settled }: Pick<Separated, 'settled'> & { readonly receipts: readonly Receipt[] },
): readonly Receipt[] {
  const byPlace = new Map(receipts.map((receipt) => [receipt.place, receipt]));
  for (const one of settled) {
    byPlace.set(one.place, isRefused(one) ? one : ofFirst(one, byPlace.get(one.first.place)!));
  }
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
