import { expect, it } from 'vitest';
import { absenceOf } from './absence.ts';

const fault = (message: string, fields: object = {}): Error =>
  Object.assign(new Error(message), fields);

it.each([
  ['a refused connection', fault('', { code: 'ECONNREFUSED', syscall: 'connect' })],
  ['a server that shuts down', fault('terminating connection', { code: '57P01' })],
  ['a server that starts', fault('the database system is starting up', { code: '57P03' })],
  ['no connection left', fault('sorry, too many clients', { code: '53300' })],
  ['a connection that broke', fault('Connection terminated unexpectedly')],
])('%s puts the request off', (_, error) => {
  const refusal = absenceOf(error);
  expect([refusal?.kind, refusal?.code]).toEqual(['unavailable', 'platform/database-away']);
  expect(refusal?.retryAfterMs).toBeGreaterThan(0);
});

it('a full disk is told as what it is', () => {
  expect(absenceOf(fault('could not extend file', { code: '53100' }))?.code)
    .toBe('platform/disk-full');
});

it('a bug stays a bug', () => {
  expect(absenceOf(fault('null value', { code: '23502' }))).toBeUndefined();
  expect(absenceOf(fault('no such file', { code: 'ENOENT', syscall: 'open' }))).toBeUndefined();
});
