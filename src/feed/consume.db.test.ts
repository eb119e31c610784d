import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog, type Follower } from '../platform/index.ts';
import {
  aStage, contribute, retract, until, untilPlaced, type Stage,
} from '../../test/feed-stage.ts';
import { consumeChanges } from './consume.ts';
import type { HydratedChange } from './hydrate.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const log = createLog({ level: 'silent' });

function consume(onBatch: (changes: readonly HydratedChange[]) => Promise<void>): Follower {
  return consumeChanges(stage.db, { name: 'test', log, fromPlace: 0n, onBatch, gapMs: 10 });
}

describe('a consumer of the house', () => {
  it('gets every change of every source in order, each with its contact and answers', async () => {
    const [first] = await contribute(stage, [
      { by: 'lopez', answers: { 'postal-trust': 3 } }, { by: 'neighbors' }]);
    await retract(stage, first!);
    const changes: HydratedChange[] = [];
    const consumer = consume(async (batch) => void changes.push(...batch));
    await until(() => changes.length >= 3);
    await consumer.stop();
    expect(changes.map(({ place }) => Number(place))).toEqual([1, 2, 3]);
    expect(changes.map(({ kind }) => kind))
      .toEqual(['contact.recorded', 'contact.recorded', 'contact.retracted']);
    expect(changes[0]!.contact).toMatchObject({
      contactId: first, isRetracted: true, sourceId: stage.state.organisations.lopez,
      answers: [{ option: 3 }],
    });
    expect(changes[2]!.contact?.contactId).toBe(first);
  });

  it('gets a batch again until it has dealt with it', async () => {
    await untilPlaced(stage.db);
    const seen: bigint[] = [];
    let failures = 2;
    const consumer = consume(async (batch) => {
      failures -= 1;
      if (failures >= 0) throw new Error('not now');
      seen.push(...batch.map(({ place }) => place));
    });
    await until(() => seen.length === 3);
    expect(consumer.place()).toBe(3n);
    await consumer.stop();
    expect(seen).toEqual([1n, 2n, 3n]);
  });
});
