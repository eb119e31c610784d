import type { Choice, FieldsReply, Leaf } from '../../api/universes.ts';
import type { Words } from '../../text/index.tsx';

export interface Telling {
  readonly words: Words;
  readonly fields: FieldsReply | undefined;
  readonly language: string;
  day(day: string): string;
}

const shownAtMost = 3;

/** A leaf in two parts: the verb, and the words that stand out. */
export function phraseOf(leaf: Leaf, telling: Telling): readonly string[] {
  const { phrase, scopes, kinds } = telling.words.universe;
  switch (leaf.op) {
    case 'party': case 'sex': case 'status': case 'race': case 'ethnicity': case 'precinct':
      return phrase[leaf.op](either(labels(leaf.in, optionsOf(telling, leaf.op)), telling));
    case 'county':
      return phrase.county(either(labels(leaf.in, telling.fields?.counties), telling));
    case 'district':
      return phrase.district(either(labels(leaf.in, districtsOf(telling, leaf.kind)), telling));
    case 'age': return agePhrase(leaf, phrase);
    case 'registered': return registeredPhrase(leaf, telling);
    case 'voted': return phrase.voted(leaf.atLeast, leaf.ofLast, kinds[leaf.kind] ?? leaf.kind);
    case 'votedIn': {
      const by = leaf.by ? either(labels(leaf.by, optionsOf(telling, 'votedIn')), telling) : '';
      return phrase.votedIn(electionName(telling, leaf.election), by);
    }
    case 'support': return phrase.support(candidateName(telling, leaf), saidList(leaf, telling));
    case 'question': return phrase.question(questionName(telling, leaf), saidList(leaf, telling));
    case 'contacted': case 'notContacted': {
      const days = leaf.withinDays === undefined ? phrase.ever : phrase.inDays(leaf.withinDays);
      return phrase[leaf.op](scopes[leaf.by] ?? leaf.by, days);
    }
  }
}

type Phrases = Words['universe']['phrase'];

function agePhrase({ from, to }: Extract<Leaf, { op: 'age' }>, phrase: Phrases) {
  if (from === undefined) return phrase.ageTo(to ?? 130);
  return to === undefined ? phrase.ageFrom(from) : phrase.ageBetween(from, to);
}

function registeredPhrase(leaf: Extract<Leaf, { op: 'registered' }>, telling: Telling) {
  const { phrase } = telling.words.universe;
  const since = leaf.since && telling.day(leaf.since);
  const until = leaf.until && telling.day(leaf.until);
  if (since && until) return phrase.registeredBetween(since, until);
  return since ? phrase.registeredSince(since) : phrase.registeredUntil(until ?? '');
}

function saidList(leaf: Extract<Leaf, { op: 'support' | 'question' }>, telling: Telling): string {
  const options = leaf.op === 'support'
    ? contestOf(telling, leaf.contest)?.options
    : telling.fields?.questions.find(({ question }) => question === leaf.question)?.options;
  const said = labels(leaf.in ?? [], options);
  const all = leaf.unknown ? [...said, telling.words.universe.phrase.unknown] : said;
  const list = either(all, telling);
  return leaf.withinDays === undefined
    ? list : `${list} ${telling.words.universe.phrase.inDays(leaf.withinDays)}`;
}

/** "A, B or C"; long lists are cut, the editor shows them whole. */
function either(list: readonly string[], { words, language }: Telling): string {
  const shown = list.length > shownAtMost + 1
    ? [...list.slice(0, shownAtMost), words.universe.phrase.more(list.length - shownAtMost)]
    : list;
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(shown);
}

function labels(values: readonly string[], options: readonly Choice[] | undefined) {
  return values.map((value) => options?.find((one) => one.value === value)?.label ?? value);
}

export function optionsOf({ fields }: Telling, op: string): readonly Choice[] {
  return fields?.fields.find((field) => field.op === op)?.options ?? [];
}

function districtsOf({ fields }: Telling, kind: string): readonly Choice[] {
  return fields?.districts.find((one) => one.kind === kind)?.options ?? [];
}

function electionName({ fields }: Telling, slug: string): string {
  return fields?.elections.find(({ election }) => election === slug)?.label ?? slug;
}

export function contestOf({ fields }: Telling, slug: string) {
  return fields?.contests.find(({ contest }) => contest === slug);
}

export function candidateName(
  telling: Telling, leaf: { readonly contest: string; readonly candidate: string },
): string {
  const contest = contestOf(telling, leaf.contest);
  return contest?.candidates.find(({ candidate }) => candidate === leaf.candidate)?.label
    ?? leaf.candidate;
}

function questionName({ fields }: Telling, leaf: { readonly question: string }): string {
  return fields?.questions.find(({ question }) => question === leaf.question)?.label
    ?? leaf.question;
}
