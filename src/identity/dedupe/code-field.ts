import { isOneSlip } from '../compare/text.ts';
import { isSharedField, pack, type Field } from './field.ts';
import { remember, type Values } from './values.ts';

const levels = ['none', 'equal', 'slip', 'sector', 'district', 'area', 'other'];
const slopes = [0, 1, 0.5, 0.5, 0.5, 0.3, 0];

/**
 * Postal codes, in upper case. British ones share their parts (`TQ13 8DF`: area TQ, district TQ13,
 * sector TQ13 8); those of digits their first three and two.
 */
export function postcodeField(name: string, values: Values): Field {
  const { ids, bits, texts } = values;
  const parts = texts.map(partsOf);
  const sectors = shareBits(values, parts.map((part) => part[0]));
  const districts = shareBits(values, parts.map((part) => part[1]));
  const level = remember((one, other) => {
    if (isOneSlip(texts[one]!, texts[other]!)) return 2;
    const [sector, district, area] = parts[one]!;
    const [otherSector, otherDistrict, otherArea] = parts[other]!;
    if (sector !== '' && sector === otherSector) return 3;
    if (district !== '' && district === otherDistrict) return 4;
    return area !== '' && area === otherArea ? 5 : 6;
  });
  const rarity = (found: number, one: number, other: number): number => {
    if (found === 2) return Math.min(bits[one]!, bits[other]!);
    if (found === 3) return sectors[one]!;
    return found === 4 ? districts[one]! : 0;
  };
  const compare = (left: number, right: number): number => {
    const one = ids[left]!;
    const other = ids[right]!;
    if (one < 0 || other < 0) return 0;
    if (one === other) return pack(1, bits[one]);
    const found = level(one, other);
    return pack(found, rarity(found, one, other));
  };
  return { name, isShared: isSharedField(name), levels, slopes, ids, compare };
}

/** Sector, district and area of a code; empty where it has no such part. */
export function partsOf(code: string): readonly [string, string, string] {
  const british = /^(([A-Z]{1,2})\d[A-Z\d]?) ?(\d)?[A-Z]{0,2}$/.exec(code);
  if (british) {
    const [, district, area, sector] = british;
    return [sector === undefined ? '' : `${district!} ${sector}`, district!, area!];
  }
  if (/^\d{4,5}$/.test(code)) return ['', code.slice(0, 3), code.slice(0, 2)];
  return ['', code.split(' ')[0]!, ''];
}

function shareBits({ ids, told }: Values, parts: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const id of ids) if (id >= 0) counts.set(parts[id]!, (counts.get(parts[id]!) ?? 0) + 1);
  return parts.map((part) => Math.log2(told / (counts.get(part) ?? 1)));
}

const shortLevels = ['none', 'equal', 'slip', 'part', 'other'];
const shortSlopes = [0, 1, 0.3, 0.3, 0];

/** House numbers, units, telephone numbers: equal, one slip, one within the other, or different. */
export function numberField(name: string, values: Values): Field {
  const { ids, bits, texts } = values;
  const level = remember((one, other) => {
    const [left, right] = [texts[one]!, texts[other]!];
    if (isOneSlip(left, right)) return 2;
    return left.startsWith(right) || right.startsWith(left) ||
      left.endsWith(right) || right.endsWith(left) ? 3 : 4;
  });
  const compare = (left: number, right: number): number => {
    const one = ids[left]!;
    const other = ids[right]!;
    if (one < 0 || other < 0) return 0;
    if (one === other) return pack(1, bits[one]);
    const found = level(one, other);
    return found === 4 ? 4 : pack(found, Math.min(bits[one]!, bits[other]!));
  };
  const isShared = isSharedField(name);
  return { name, isShared, levels: shortLevels, slopes: shortSlopes, ids, compare };
}

/** Sex, state and whatever else has few values: equal or different. */
export function wordField(name: string, { ids, bits }: Values): Field {
  const compare = (left: number, right: number): number => {
    const one = ids[left]!;
    const other = ids[right]!;
    if (one < 0 || other < 0) return 0;
    return one === other ? pack(1, bits[one]) : 2;
  };
  const isShared = isSharedField(name);
  return { name, isShared, levels: ['none', 'equal', 'other'], slopes: [0, 1, 0], ids, compare };
}
