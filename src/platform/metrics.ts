import { Gauge, Registry } from 'prom-client';
import { refuse } from '../kernel/index.ts';
import type { App } from './app.ts';

/** A number that somebody watches; read when it is asked for. */
export interface Measure {
  /** `commonroll_what_unit`, as Prometheus wants it. */
  readonly name: string;
  readonly help: string;
  read(): number;
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** GET /metrics for Prometheus, told to this machine only: volumes are nobody else's business. */
export function metricsRoute(app: App, measures: readonly Measure[]): void {
  const watched = new Registry();
  for (const { name, help, read } of measures) {
    watched.registerMetric(new Gauge({
      name, help, registers: [],
      collect() {
        this.set(read());
      },
    }));
  }
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!loopback.has(request.ip)) {
      refuse({ kind: 'not-found', code: 'platform/unknown-address',
        detail: 'There is nothing at GET of this address.' });
    }
    return reply.type(watched.contentType).send(await watched.metrics());
  });
}
