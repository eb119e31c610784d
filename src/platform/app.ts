import type {
  FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Database } from './postgres.ts';

/** The server as rooms see it: routes are declared with zod schemas. */
export type App = FastifyInstance<
  RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression,
  FastifyBaseLogger, ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, for limits and kept replies: set by accounts; empty for strangers. */
    principal: string;
  }
  interface FastifyContextConfig {
    /** Contacts bear keys of their own; streams and uploads cannot be replayed. */
    withoutKeptReply?: boolean;
  }
}

/** What every room's routes are given. */
export interface Deps {
  readonly db: Database;
  readonly config: Config;
  readonly log: Log;
}
