import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairKey, standingJudgements, type Judgement } from './judgement.ts';
import { personsOf, reach } from './persons.ts';

const highest = 9;
const numbers = Array.from({ length: highest }, (_, at) => BigInt(at + 1));

interface Drawn {
  readonly pair: readonly [number, number];
  readonly verdict: Judgement['verdict'];
  readonly judge: Judgement['judge'];
  readonly probability: number;
  readonly undoes: number | undefined;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  pair: fc.uniqueArray(fc.integer({ min: 1, max: highest }), { minLength: 2, maxLength: 2 })
    .map(([one, other]) => [Math.min(one!, other!), Math.max(one!, other!)] as const),
  verdict: fc.oneof(fc.constant('same' as const), fc.constantFrom(
    'same' as const, 'different' as const, 'unsure' as const)),
  judge: fc.constantFrom('rule' as const, 'model' as const, 'steward' as const),
  probability: fc.integer({ min: 90, max: 99 }).map((percent) => percent / 100),
  undoes: fc.option(fc.nat(30), { nil: undefined, freq: 8 }),
});

/** Judgements as they were made, one after another; some take an earlier one back. */
const histories: fc.Arbitrary<readonly Judgement[]> = fc.array(drawn, { maxLength: 30 })
  .map((all) => all.map((one, at): Judgement => {
    const earlier = one.undoes !== undefined && one.undoes < at ? one.undoes : undefined;
    const [low, high] = earlier === undefined ? one.pair : all[earlier]!.pair;
    return {
      judgementId: BigInt(at + 1), one: BigInt(low), other: BigInt(high),
      judge: one.judge, probability: one.probability,
      verdict: earlier === undefined ? one.verdict : 'unsure',
      undoes: earlier === undefined ? null : BigInt(earlier + 1),
    };
  }));

type Known = Map<bigint, bigint>;

function inBatch(judgements: readonly Judgement[]): Known {
  return new Map(personsOf(numbers, judgements)
    .flatMap(({ canonicalId, members }) => members.map((one) => [one, canonicalId] as const)));
}

/** Feeds judgements one by one and works out only what each of them touches. */
async function oneByOne(judgements: readonly Judgement[]): Promise<Known> {
  const kept: Judgement[] = [];
  const known: Known = new Map(numbers.map((one) => [one, one]));
  for (const judgement of judgements) {
    kept.push(judgement);
    const around = await reach([judgement.one, judgement.other], async (wanted) =>
      kept.filter(({ one, other }) => wanted.includes(one) || wanted.includes(other)));
    for (const { canonicalId, members } of personsOf(around.numbers, around.judgements)) {
      for (const member of members) known.set(member, canonicalId);
    }
  }
  return known;
}

describe('persons', () => {
  it('are the same in whatever order judgements are fed, one by one or in a batch', async () => {
    const fed = histories.chain((made) => fc.tuple(
      fc.constant(made),
      fc.shuffledSubarray([...made], { minLength: made.length, maxLength: made.length })));
    await fc.assert(fc.asyncProperty(fed, async ([made, shuffled]) => {
      const batch = inBatch(made);
      expect(inBatch(shuffled)).toEqual(batch);
      expect(await oneByOne(shuffled)).toEqual(batch);
    }), { numRuns: 500 });
  });

  it('never hold two numbers that are judged to be different', () => {
    fc.assert(fc.property(histories, (made) => {
      const batch = inBatch(made);
      for (const { verdict, one, other } of standingJudgements(made).values()) {
        if (verdict === 'different') expect(batch.get(one)).not.toBe(batch.get(other));
      }
    }), { numRuns: 500 });
  });

  it('that a steward separated are brought together by nothing automatic, nor by a third', () => {
    const automatic = histories.map((made) => made.filter(({ judge, undoes }) =>
      judge !== 'steward' && undoes === null));
    fc.assert(fc.property(histories, automatic, (made, later) => {
      const from = BigInt(made.length + 1);
      const apart: Judgement = {
        judgementId: from, one: 1n, other: 2n, verdict: 'different', judge: 'steward',
        probability: null, undoes: null,
      };
      const after = later.map((one, at) => ({ ...one, judgementId: from + BigInt(at + 1) }));
      const known = inBatch([...made, apart, ...after]);
      expect(known.get(1n)).not.toBe(known.get(2n));
    }), { numRuns: 500 });
  });

  it('are joined again when a steward says so, and as before when that is taken back', () => {
    const steward = { one: 1n, other: 2n, judge: 'steward', probability: null } as const;
    const history: Judgement[] = [
      { ...steward, judgementId: 1n, verdict: 'different', undoes: null },
      { ...steward, judgementId: 2n, verdict: 'same', undoes: null },
    ];
    expect(inBatch(history).get(2n)).toBe(1n);
    const undone: Judgement[] = [
      ...history, { ...steward, judgementId: 3n, verdict: 'unsure', undoes: 2n },
    ];
    expect(inBatch(undone).get(2n)).toBe(2n);
    expect(standingJudgements(undone).get(pairKey(2n, 1n))?.verdict).toBe('different');
  });

  it('grow by nothing automatic past a hundred numbers', () => {
    const many = Array.from({ length: 150 }, (_, at) => BigInt(at + 1));
    const made = many.slice(1).map((other, at): Judgement => ({
      judgementId: BigInt(at + 1), one: 1n, other, verdict: 'same', judge: 'model',
      probability: 0.99, undoes: null,
    }));
    const sizes = personsOf(many, made).map(({ members }) => members.length);
    expect(Math.max(...sizes)).toBe(100);
  });
});
