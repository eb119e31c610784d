import { describe, expect, it } from 'vitest';
import { channels, resultWords } from './contract.ts';
import { channelCode, channelOf, readChannel, readResult, resultOf, results } from './result.ts';

describe('results', () => {
  it('have each a number of their own, from 1 without a gap', () => {
    const codes = resultWords.map((word) => results[word].code).sort((a, b) => a - b);
    expect(codes).toEqual(resultWords.map((_, place) => place + 1));
    expect(resultWords.map((word) => resultOf(results[word].code))).toEqual([...resultWords]);
  });

  it.each([
    ['Talked to Correct Person', 'canvassed'], ['NH', 'not_home'], ['opt-out', 'do_not_contact'],
    ['LIT DROP', 'left_literature'], ['not in service', 'disconnected'],
    ['not_a_citizen_claimed', 'not_eligible'], ['already_voted', 'already_voted'],
  ])('take %s for %s', (text, result) => {
    expect(readResult(text)).toBe(result);
  });

  it('are never guessed by likeness', () => {
    expect(readResult('not homee')).toBeUndefined();
    expect(readResult('')).toBeUndefined();
  });

  it('have no word that means two of them', () => {
    const words = resultWords.flatMap((word) => [word, ...results[word].synonyms]);
    expect(new Set(words).size).toBe(words.length);
  });
});

it('channels are stored by their place and known by their usual names', () => {
  expect(channels.map(channelCode)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(channelOf(3)).toBe('text');
  expect(readChannel('SMS')).toBe('text');
  expect(readChannel('pigeon')).toBeUndefined();
});
