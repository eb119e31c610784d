import { describe, expect, it } from 'vitest';
import type { Box, Entitlement } from '../agreements/index.ts';
import { categories, type Category } from '../civics/index.ts';
import type { ContactFacts } from '../exchange/index.ts';
import { bodyOf, isVisible, type Sight } from './event.ts';
import type { Happening } from './happening.ts';
import type { Reference } from './reference.ts';

const at = new Date('2026-10-20T12:00:00Z');
const questions: Readonly<Record<number, { category: Category; contestId: number | null }>> = {
  1: { category: 'support', contestId: 9 }, 2: { category: 'issue', contestId: null },
};
const reference: Reference = {
  within: (one, outer) => one === outer || outer === 1,
  whereabouts: (divisionId) => ({ county: { divisionId, name: 'Harbor' }, precinct: null }),
  question: (id) => questions[id],
  answer: (id, option) => ({ question: `question-${id}`, option, answer: `option-${option}` }),
  slug: (id) => `source-${id}`,
  channel: () => 'door',
  result: () => 'canvassed',
  sealContact: (id) => `c_${id}`,
  sealPerson: (id) => `p_${id}`,
};

const contact: ContactFacts = {
  contactId: 5n, personId: 6n, sourceId: 2, channel: 1, result: 1, occurredAt: at, receivedAt: at,
  divisionId: 10, isRetracted: false,
  answers: [{ questionId: 1, option: 2 }, { questionId: 2, option: 4 }],
};
const recorded = (more: Partial<ContactFacts> = {}): Happening => (
  { place: 1n, at, kind: 'contact.recorded', sourceId: 2, contact: { ...contact, ...more } });

function seeing(allows: readonly Partial<Box>[], denies: readonly Partial<Box>[] = []): Sight {
  const whole = (box: Partial<Box>): Box => ({
    agreementId: 1, sources: [2], categories, divisions: [], contests: [], minAgeDays: 0,
    blind: false, ...box });
  const entitlement = {
    allows: allows.map(whole), denies: denies.map(whole), holdsUntil: null, classKey: '',
  } as unknown as Entitlement;
  return { entitlement, at, reference };
}
const told = (happening: Happening, sight: Sight): Record<string, unknown> =>
  JSON.parse(bodyOf(happening, sight) ?? 'null') as Record<string, unknown>;

describe('an event', () => {
  it('holds what the boxes allow', () => {
    expect(told(recorded(), seeing([{}]))).toEqual({
      type: 'contact.recorded', at: at.toISOString(), contactId: 'c_5', personId: 'p_6',
      organisation: 'source-2', channel: 'door', result: 'canvassed',
      occurredAt: at.toISOString(), county: { divisionId: 10, name: 'Harbor' }, precinct: null,
      answers: [
        { question: 'question-1', option: 2, answer: 'option-2' },
        { question: 'question-2', option: 4, answer: 'option-4' },
      ],
    });
  });

  it('leaves out answers of a category that is not allowed', () => {
    const event = told(recorded(), seeing([{ categories: ['contact', 'issue'] }]));
    expect(event['answers']).toEqual([{ question: 'question-2', option: 4, answer: 'option-4' }]);
  });

  it('leaves out how the contact went where only answers are allowed', () => {
    const event = told(recorded(), seeing([{ categories: ['support'] }]));
    expect(event).not.toHaveProperty('channel');
    expect(event).not.toHaveProperty('result');
    expect(event['answers']).toHaveLength(1);
  });

  it('is none where nothing of it is allowed', () => {
    const others = [
      seeing([]), seeing([{ sources: [3] }]), seeing([{ categories: ['gift'] }]),
      seeing([{ divisions: [11] }]), seeing([{}], [{}]), seeing([{ minAgeDays: 1 }]),
      seeing([{ categories: ['support'], contests: [8] }]),
    ];
    for (const sight of others) {
      expect(isVisible(recorded(), sight)).toBe(false);
      expect(bodyOf(recorded(), sight)).toBeUndefined();
    }
  });

  it('does not name its source where a box is blind', () => {
    expect(told(recorded(), seeing([{ blind: true }]))['organisation']).toBeNull();
  });

  it('is withdrawn once its contact was taken back, but keeps its number', () => {
    const gone = recorded({ isRetracted: true });
    expect(isVisible(gone, seeing([{}]))).toBe(true);
    expect(bodyOf(gone, seeing([{}]))).toBeUndefined();
  });

  it('of a contact taken back tells which, and nothing of what it was', () => {
    const event: Happening = { ...recorded({ isRetracted: true }), kind: 'contact.retracted' };
    expect(told(event, seeing([{}]))).toEqual({
      type: 'contact.retracted', at: at.toISOString(), contactId: 'c_5', personId: 'p_6',
      organisation: 'source-2' });
  });

  it('of a clock that runs ahead is not lost', () => {
    const ahead = recorded({ occurredAt: new Date(at.getTime() + 5_000) });
    expect(isVisible(ahead, seeing([{}]))).toBe(true);
  });

  it('of a new roll reaches whoever may read the roll', () => {
    const switched: Happening = {
      place: 1n, at, kind: 'roll.switched', sourceId: 2, contact: null };
    expect(told(switched, seeing([{ blind: true }]))).toEqual({
      type: 'roll.switched', at: at.toISOString(), organisation: null });
    expect(isVisible(switched, seeing([{ categories: ['contact'] }]))).toBe(false);
  });
});
