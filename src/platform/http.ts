import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyRequest } from 'fastify';
import {
  jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import { Refusal, refuse } from '../kernel/index.ts';
import type { App, Deps } from './app.ts';
import type { Config } from './config.ts';
import { keepReplies } from './idempotency.ts';
import { readJsonBodies } from './json-body.ts';
import { errorHandler } from './problem.ts';

export const maxBodyBytes = 5_000_000;
const maxFileBytes = 12_000_000_000;

/** A server with the house's manners: problems, limits, kept replies, OpenAPI; no routes yet. */
export async function buildApp({ db, config, log }: Deps): Promise<App> {
  const app = fastify({
    bodyLimit: maxBodyBytes,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    trustProxy: config.publicUrl.startsWith('https:'),
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  readJsonBodies(app);
  app.setErrorHandler(errorHandler(log));
  app.setNotFoundHandler((request) => refuse({
    kind: 'not-found', code: 'platform/unknown-address',
    detail: `There is nothing at ${request.method} of this address.`,
  }));
  app.decorateRequest('principal', '');
  await app.register(helmet, {
    contentSecurityPolicy: securityPolicy(config),
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
  });
  await app.register(multipart, { limits: { fileSize: maxFileBytes, files: 1, fields: 20 } });
  await app.register(rateLimit, limits(config));
  await app.register(swagger, openApi());
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/v1') && !reply.hasHeader('cache-control')) {
      reply.header('cache-control', 'no-store');
    }
  });
  keepReplies(app, db);
  return app;
}

function securityPolicy(config: Config) {
  return {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // Mantine and Plot set style attributes; scripts stay strict.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: config.publicUrl.startsWith('https:') ? [] : null,
    },
  };
}

function limits(config: Config) {
  return {
    max: config.rateLimitPerMinute,
    timeWindow: '1 minute',
    hook: 'preValidation' as const,
    keyGenerator: (request: FastifyRequest) => request.principal || request.ip,
    errorResponseBuilder: (_request: FastifyRequest, context: { ttl: number }) =>
      new Refusal('limited', 'platform/too-many-requests', 'Too many requests. Slow down.', {
        retryAfterMs: context.ttl,
      }),
  };
}

function openApi() {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Commonroll', version: '1',
        description: 'The electoral roll that a coalition holds in common. Reads name a purpose '
          + 'in the header Commonroll-Purpose; writes may bear an Idempotency-Key.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          key: { type: 'http' as const, scheme: 'bearer', description: 'An API key, ck_...' },
          session: {
            type: 'apiKey' as const, in: 'cookie' as const, name: 'commonroll.session_token',
          },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  };
}
