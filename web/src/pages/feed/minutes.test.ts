import { expect, test } from 'vitest';
import { withArrival } from '../../api/feed.ts';
import { withEvent } from './live-counts.ts';
import { viewOf } from './minutes.ts';

const at = (minutesAgo: number) =>
  new Date(Date.parse('2026-11-03T12:00:00Z') - minutesAgo * 60_000).toISOString();
const counted = {
  asOf: at(0), total: 17, today: 40, organisations: [{ organisation: null, contacts: 17 }],
  counties: [],
  minutes: [
    { minute: at(1), channel: 'door', contacts: 10 },
    { minute: at(50), channel: 'phone', contacts: 7 },
  ],
};

test('The pace of the last five minutes stands beside that of the whole window', () => {
  expect(viewOf(counted, 10)).toMatchObject({ perMinute: 1.7, perMinuteLastFive: 2 });
});

test('A contact that arrives is counted at once, in its minute, county and organisation', () => {
  const after = withEvent(counted, {
    number: 1, type: 'contact.recorded', at: '2026-11-03T11:59:30.000Z', channel: 'door',
    organisation: 'green-hill', county: { divisionId: 4, name: 'Harbor' },
  });
  expect(after).toMatchObject({
    total: 18, today: 41,
    organisations: [
      { organisation: null, contacts: 17 }, { organisation: 'green-hill', contacts: 1 },
    ],
    counties: [{ divisionId: 4, contacts: 1 }],
  });
  expect(after.minutes[0]?.contacts).toBe(11);
});

test('A contact that was taken back leaves the list of arrivals', () => {
  const recorded = { number: 1, type: 'contact.recorded' as const, contactId: 'c_1' };
  const list = withArrival([], recorded);
  expect(list).toEqual([recorded]);
  expect(withArrival(list, { number: 2, type: 'contact.retracted', contactId: 'c_1' })).toEqual([]);
  expect(withArrival(list, { number: 1, withdrawn: true })).toEqual([]);
});
