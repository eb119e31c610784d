import { expect, test } from 'vitest';
import { refuse } from '../kernel/index.ts';
import { createLog, forPeople, type LogFields } from './log.ts';

function collect() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>);
  const log = createLog({ level: 'info', write });
  return { log, lines };
}

const caught = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

test('a line holds its event and the allowed fields', () => {
  const { log, lines } = collect();
  log.info('exchange.contacts-received', { organisationId: 4, count: 100 });
  expect(lines[0]).toMatchObject({
    event: 'exchange.contacts-received', organisationId: 4, count: 100,
  });
});

test('a field that is not on the list never reaches the log', () => {
  const { log, lines } = collect();
  const smuggled = { count: 1, phone: '555-0101', name: 'Ada Example' } as LogFields;
  log.info('exchange.contacts-received', smuggled);
  expect(JSON.stringify(lines)).not.toMatch(/555|Ada/);
});

test('a database fault is logged without the row that it quotes', () => {
  const { log, lines } = collect();
  const fault = Object.assign(new Error('Key (phone)=(555-0101) already exists'), {
    code: '23505', detail: 'Key (phone)=(555-0101)', constraint: 'contact_key',
  });
  log.error('exchange.write-failed', { fault });
  expect(lines[0]).toMatchObject({ fault: { code: '23505', constraint: 'contact_key' } });
  expect(JSON.stringify(lines)).not.toContain('555-0101');
});

test('a refusal is logged by its code', () => {
  const { log, lines } = collect();
  const fault = caught(() =>
    refuse({ kind: 'conflict', code: 'exchange/key-reused', detail: 'x' }));
  log.warn('exchange.contacts-refused', { fault });
  expect(lines[0]).toMatchObject({ fault: { code: 'exchange/key-reused' } });
});

test('fields carried by a log stand on each of its lines', () => {
  const { log, lines } = collect();
  log.with({ requestId: 'r1' }).info('http.answered', { status: 200 });
  expect(lines[0]).toMatchObject({ requestId: 'r1', status: 200 });
});

test('a level below the chosen one is silent', () => {
  const { log, lines } = collect();
  log.debug('http.answered');
  expect(lines).toEqual([]);
});

test('a person at a terminal reads one short line', () => {
  const line = '{"level":40,"time":"2026-11-02T12:04:31.123Z","event":"roll.slowed","count":3}';
  expect(forPeople(line)).toBe('12:04:31  roll.slowed count=3\n');
});
