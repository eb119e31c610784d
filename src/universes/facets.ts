import type { Boxes } from '../agreements/index.ts';
import type { Category, Civics, Question } from '../civics/index.ts';
import { dayNumber, refuse } from '../kernel/index.ts';
import type { ContactScope, Facet, FacetReply, Tree } from './contract.ts';
import { ageBands, contactBands, type FacetPlan } from './facet-plan.ts';
import type { CodedField } from './plan.ts';
import { refuseWord, type Lookup } from './resolve.ts';
import type { StoreContents } from './store/file.ts';
import { isGranted } from './visibility.ts';
import { labelOf } from './words.ts';

type Bucket = FacetReply['buckets'][number];

export interface FacetWords {
  readonly lookup: Lookup;
  readonly civics: Civics;
  readonly contents: Pick<StoreContents, 'words'>;
}

/** Turns a facet's words into numbers. Refuses as the leaf of the same field is refused. */
export function planFacet(facet: Facet, of: {
  readonly lookup: Lookup;
  readonly boxes: Boxes;
  readonly pointer: string;
}): FacetPlan {
  const { lookup, boxes, pointer } = of;
  if (!isGranted(boxes, categoryOf(facet, of), lookup.rollSources)) {
    refuse({ kind: 'forbidden', code: 'universes/field-not-granted',
      detail: `For this purpose no agreement grants you the field ${facet.by}.`,
      extras: { faults: [{ pointer, detail: `the field ${facet.by} is not granted` }] } });
  }
  switch (facet.by) {
    case 'age':
      return { op: 'age', year: Number(lookup.today.slice(0, 4)) };
    case 'county':
      return { op: 'county' };
    case 'voted':
      return { op: 'voted', kind: facet.kind, ofLast: facet.ofLast };
    case 'support': case 'question':
      return { op: 'answer', questionId: questionOf(facet, of).questionId };
    case 'contacted':
      return { op: 'contact', by: facet.who, today: dayNumber(lookup.today) };
    default:
      return { op: 'code', field: facet.by };
  }
}

function categoryOf(facet: Facet, of: { lookup: Lookup; pointer: string }): Category {
  switch (facet.by) {
    case 'race': case 'ethnicity':
      return 'sensitive';
    case 'voted':
      return 'vote_history';
    case 'support': case 'question':
      return questionOf(facet, of).category;
    case 'contacted':
      return 'contact';
    default:
      return 'registration';
  }
}

function questionOf(
  facet: Facet & { by: 'support' | 'question' },
  { lookup, pointer }: { readonly lookup: Lookup; readonly pointer: string },
) {
  return facet.by === 'support'
    ? lookup.findSupport(facet.contest, facet.candidate)
      ?? refuseWord(`${pointer}/candidate`, `${facet.contest} / ${facet.candidate}`)
    : lookup.findQuestion(facet.question) ?? refuseWord(`${pointer}/question`, facet.question);
}

/** The counts with their words, in the natural order of the field. */
export function tellFacet(
  facet: Facet, counts: ReadonlyMap<number, number>, words: FacetWords,
): FacetReply {
  const buckets = bucketsOf(facet, words).map(({ code, ...bucket }) =>
    ({ ...bucket, count: counts.get(code) ?? 0 }));
  return { facet, buckets: buckets.filter((bucket) => bucket.count > 0) };
}

type CodedBucket = Omit<Bucket, 'count'> & { readonly code: number };

function bucketsOf(facet: Facet, words: FacetWords): CodedBucket[] {
  switch (facet.by) {
    case 'age':
      return ageBuckets();
    case 'county':
      return countyBuckets(words.civics);
    case 'voted':
      return votedBuckets(facet);
    case 'support': case 'question':
      return answerBuckets(facet, words);
    case 'contacted':
      return contactBuckets(facet.who);
    default:
      return codeBuckets(facet.by, words);
  }
}

function codeBuckets(field: CodedField, { contents }: FacetWords): CodedBucket[] {
  const known = [...contents.words.get(field) ?? []].map(([code, word]): CodedBucket =>
    ({ code, value: word, label: labelOf(field, word), narrow: { op: field, in: [word] } }));
  return [...known, { code: 0, value: 'unknown', label: 'Not stated', narrow: null }];
}

function ageBuckets(): CodedBucket[] {
  const starts = [0, ...ageBands];
  const bands = starts.map((from, code): CodedBucket => {
    const next = starts[code + 1];
    const value = next === undefined ? `${from}+` : code === 0 ? `under-${next}`
      : `${from}-${next - 1}`;
    return { code, value, label: code === 0 ? `Under ${next}` : value,
      narrow: { op: 'age', from, ...(next !== undefined && { to: next - 1 }) } };
  });
  return [...bands, { code: -1, value: 'unknown', label: 'Not known', narrow: null }];
}

function countyBuckets(civics: Civics): CodedBucket[] {
  return civics.divisions.filter(({ kind }) => kind === 'county')
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ divisionId, ocdId, name }) => ({
      code: divisionId, value: ocdId, label: name, narrow: { op: 'county', in: [ocdId] },
    }));
}

function votedBuckets({ kind, ofLast }: Facet & { by: 'voted' }): CodedBucket[] {
  const atLeast = (times: number): Tree => ({ op: 'voted', kind, atLeast: times, ofLast });
  return Array.from({ length: ofLast + 1 }, (_, code) => {
    const parts: Tree[] = [
      ...(code > 0 ? [atLeast(code)] : []),
      ...(code < ofLast ? [{ op: 'not', of: atLeast(code + 1) } as const] : []),
    ];
    const narrow = parts.length === 1 ? parts[0]! : { op: 'all', of: parts } as const;
    return { code, value: String(code), label: `${code} of ${ofLast}`, narrow };
  });
}

function answerBuckets(
  facet: Facet & { by: 'support' | 'question' }, { civics, lookup }: FacetWords,
): CodedBucket[] {
  const slug = questionOf(facet, { lookup, pointer: '' });
  const question: Question | undefined = civics.questionById(slug.questionId);
  const leaf = facet.by === 'support'
    ? { op: 'support' as const, contest: facet.contest, candidate: facet.candidate }
    : { op: 'question' as const, question: facet.question };
  const known = (question?.options ?? []).map((option): CodedBucket => ({
    code: option.option, value: option.slug, label: option.wording,
    narrow: { ...leaf, in: [option.slug] },
  }));
  return [...known,
    { code: 0, value: 'unknown', label: 'Not known', narrow: { ...leaf, unknown: true } }];
}

function contactBuckets(by: ContactScope): CodedBucket[] {
  const within = (days: number): Tree => ({ op: 'contacted', by, withinDays: days });
  const notWithin = (days: number): Tree => ({ op: 'notContacted', by, withinDays: days });
  const recent = contactBands.map((days, code): CodedBucket => {
    const before = contactBands[code - 1];
    return {
      code, value: `within-${days}`,
      label: before === undefined ? `Last ${days} days` : `${before + 1} to ${days} days ago`,
      narrow: before === undefined ? within(days)
        : { op: 'all', of: [within(days), notWithin(before)] },
    };
  });
  const last = contactBands.at(-1)!;
  return [
    ...recent,
    { code: contactBands.length, value: 'longer', label: `More than ${last} days ago`,
      narrow: { op: 'all', of: [{ op: 'contacted', by }, notWithin(last)] } },
    { code: contactBands.length + 1, value: 'never', label: 'Never',
      narrow: { op: 'notContacted', by } },
  ];
}
