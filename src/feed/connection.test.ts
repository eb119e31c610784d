import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { connect, Stalled, type Connection } from './connection.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Both ends of one real connection. */
async function aLine(
  patienceMs: number,
): Promise<{ readonly connection: Connection; readonly response: IncomingMessage }> {
  const opened = new Promise<Connection>((resolve) => {
    server = createServer((_request, reply) => {
      const connection = connect(reply, { 'x-request-id': 'r1' }, patienceMs);
      connection.write(': hello\n\n');
      resolve(connection);
    });
  });
  await new Promise<void>((resolve) => void server!.listen(0, '127.0.0.1', resolve));
  const { port } = server!.address() as AddressInfo;
  const call = request({ port, host: '127.0.0.1' });
  call.on('error', () => undefined);
  const response = await new Promise<IncomingMessage>((resolve) => {
    call.once('response', resolve);
    call.end();
  });
  response.on('error', () => undefined);
  return { connection: await opened, response };
}

const large = 'x'.repeat(1_000_000);

describe('a connection', () => {
  it('is an event stream that nobody stores, buffers or frames', async () => {
    const { response, connection } = await aLine(1_000);
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store',
      'x-accel-buffering': 'no', 'x-request-id': 'r1', connection: 'close',
    });
    expect(response.headers['transfer-encoding']).toBeUndefined();
    connection.end();
  });

  it('waits for a consumer that is slow', async () => {
    const { response, connection } = await aLine(5_000);
    response.pause();
    for (let turn = 0; turn < 10; turn++) connection.write(large);
    expect(connection.waiting()).toBeGreaterThan(1_000_000);
    setTimeout(() => response.resume(), 50);
    await connection.drained();
    expect(connection.waiting()).toBe(0);
    connection.end();
  });

  it('gives up a consumer that takes nothing for too long', async () => {
    const { response, connection } = await aLine(100);
    response.pause();
    for (let turn = 0; turn < 10; turn++) connection.write(large);
    await expect(connection.drained()).rejects.toThrow(Stalled);
    connection.cut();
    expect(connection.isClosed()).toBe(true);
  });

  it('tells once that it was closed, whoever closed it', async () => {
    const { response, connection } = await aLine(100);
    let closings = 0;
    connection.onClose(() => void (closings += 1));
    response.destroy();
    await new Promise((pass) => setTimeout(pass, 50));
    connection.end();
    expect(closings).toBe(1);
    expect(connection.isClosed()).toBe(true);
    connection.write('nobody hears this');
  });
});
