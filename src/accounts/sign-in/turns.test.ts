import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

const later = (): Promise<void> => new Promise((done) => setTimeout(done, 1));

describe('turns', () => {
  it('let so many run at once, in the order they came, failures or not', async () => {
    const turns = createTurns({ atOnce: 2, mostWaiting: 100 });
    let [running, most] = [0, 0];
    const order: number[] = [];
    await Promise.allSettled(Array.from({ length: 20 }, (_, place) => turns(async () => {
      running += 1;
      most = Math.max(most, running);
      order.push(place);
      await later();
      running -= 1;
      if (place % 3 === 0) throw new Error('this one fails');
    })));
    expect(most).toBe(2);
    expect(order).toEqual(Array.from({ length: 20 }, (_, place) => place));
    await expect(turns(async () => 'there is room again')).resolves.toBe('there is room again');
  });

  it('turn away whoever comes when too many wait', async () => {
    const turns = createTurns({ atOnce: 1, mostWaiting: 2 });
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => turns(later)));
    expect(all.map(({ status }) => status)).toEqual(
      ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
    );
  });
});
