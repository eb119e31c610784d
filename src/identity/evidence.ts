import type { MatchTier } from './contract.ts';
import type { Comparison } from './compare.ts';

/**
 * What one comparison says of "the same person": `firm` may match by itself when nobody else fits,
 * `year` is a name and a year of birth, `name` a bare name; `probable` is for a human to decide.
 */
export interface Verdict {
  readonly level: 'firm' | 'year' | 'probable' | 'name' | 'household' | 'none';
  readonly tier: MatchTier;
  readonly reason: string;
}

const nothing: Verdict = { level: 'none', tier: 'none', reason: 'Nothing agrees.' };

/** The deterministic tiers of one claim against one record, strongest first. */
export function weigh(found: Comparison): Verdict {
  const isFirstKnown = found.first === 'same' || found.first === 'nickname';
  if (found.last === 'same' && isFirstKnown) return weighSameName(found);
  if (found.isSwapped) return weighSwapped(found);
  if (isFirstKnown) return weighOtherLastName(found);
  if (found.last === 'same' && found.first !== 'differs') return weighSpelling(found);
  if (found.last === 'similar' && found.first === 'similar') return weighSpelling(found);
  if (found.last === 'same' && found.address === 'same') {
    return {
      level: 'household', tier: 'household',
      reason: 'Someone of that last name lives at the address; a housemate is another person.',
    };
  }
  return nothing;
}

function weighSameName(found: Comparison): Verdict {
  const names = found.first === 'nickname' ? 'Last name and a nickname agree' : 'The names agree';
  const place = meeting(found);
  if (found.suffix === 'differs') {
    return probable(`${names}, but one is junior and one is senior.`);
  }
  if (found.birth === 'differs') {
    return place === undefined ? nothing : probable(`${names}, and ${place}; the birth does not.`);
  }
  const isBorn = found.birth !== 'missing';
  if (found.middle === 'differs' && !(isBorn && place !== undefined)) {
    if (!isBorn && place === undefined) return nothing;
    return probable(`${names}, but the middle names differ.`);
  }
  if (found.birth === 'date') {
    return { level: 'firm', tier: 'strong', reason: `${names}, and the date of birth does.` };
  }
  if (place !== undefined) {
    if (found.suffix === 'one-sided' && !isBorn) {
      return probable(`${names}, and ${place}; it may be a junior or a senior.`);
    }
    const tier = found.address === 'same' ? 'strong-address' : 'contact';
    const birth = isBorn ? '; the year of birth does too' : '';
    return { level: 'firm', tier, reason: `${names}, and ${place}${birth}.` };
  }
  if (isBorn) {
    return { level: 'year', tier: 'probable', reason: `${names}, and the year of birth does.` };
  }
  return { level: 'name', tier: 'probable', reason: `${names}; nothing else can be compared.` };
}

function weighSwapped(found: Comparison): Verdict {
  const more = meeting(found) ?? bornAlike(found);
  return more === undefined ? nothing : probable(`First and last name are swapped, and ${more}.`);
}

function weighOtherLastName(found: Comparison): Verdict {
  const place = meeting(found);
  const born = bornAlike(found);
  if (found.last === 'similar' && (place ?? born) !== undefined && found.birth !== 'differs') {
    if (place === undefined && found.birth !== 'date') return nothing;
    const more = place ?? born;
    return probable(`The last name is spelt otherwise; the first name agrees, and ${more}.`);
  }
  if (place === undefined || born === undefined) return nothing;
  return probable(`Another last name; the first name agrees, ${place}, and ${born}.`);
}

function weighSpelling(found: Comparison): Verdict {
  if (found.birth === 'differs') return nothing;
  const place = meeting(found);
  const isNear = found.birth === 'date' || (found.birth === 'year' && found.isSamePlace);
  const more = place ?? (isNear ? bornAlike(found) : undefined);
  return more === undefined ? nothing : probable(`The names are nearly the same, and ${more}.`);
}

function probable(reason: string): Verdict {
  return { level: 'probable', tier: 'probable', reason };
}

/** Where the two records meet, in words; undefined where they do not. */
function meeting(found: Comparison): string | undefined {
  const places = [
    ...(found.address === 'same' ? ['the address'] : []),
    ...(found.isSamePhone ? ['the telephone number'] : []),
    ...(found.isSameEmail ? ['the e-mail address'] : []),
  ];
  if (places.length === 0) return undefined;
  return `${places.join(' and ')} agree${places.length > 1 ? '' : 's'}`;
}

function bornAlike(found: Comparison): string | undefined {
  if (found.birth === 'date') return 'the date of birth agrees';
  return found.birth === 'year' ? 'the year of birth agrees' : undefined;
}
