import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors, isResponseSerializationError,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal, type RefusalKind } from '../kernel/index.ts';
import { absenceOf } from './absence.ts';
import type { Log } from './log.ts';

/** The one table from kinds of refusal to HTTP status and title. */
export const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, 'not-found': 404,
  conflict: 409, limited: 429, unavailable: 503,
};
const titles: Readonly<Record<RefusalKind, string>> = {
  invalid: 'The request has faults',
  unauthenticated: 'Sign in first',
  forbidden: 'This is not yours to do',
  'not-found': 'There is no such thing here',
  conflict: 'This contradicts what is already there',
  limited: 'Too much at once',
  unavailable: 'Not ready just now',
};

/** RFC 9457 problem details; `code` is the stable refusal code, `errors` names field and reason. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
}).meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

/** What Fastify and its plugins refuse by themselves, told as refusals. */
const pluginRefusals: Readonly<Record<string, readonly [RefusalKind, string, string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid', 'platform/malformed-json', 'The body is no JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid', 'platform/malformed-json', 'The body is empty.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid', 'platform/malformed-json', 'The body is not as long as announced.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: ['invalid', 'platform/body-too-large', 'The body is too large.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'invalid', 'platform/media-type', 'This content type is not understood here.',
  ],
  FST_REQ_FILE_TOO_LARGE: ['invalid', 'platform/file-too-large', 'The file is too large.'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [
    'invalid', 'platform/media-type', 'Send the file as multipart/form-data.',
  ],
};

/** The one exit for errors: refusals are told, bugs are logged and hidden. */
export function errorHandler(log: Log) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = asRefusal(error);
    if (refusal?.kind === 'unavailable') {
      log.warn('platform.request-put-off', {
        requestId: request.id, code: refusal.code, fault: error,
      });
    }
    if (!refusal) {
      log.error('platform.request-failed', { requestId: request.id, fault: error });
      sendProblem(request, reply, hiddenProblem);
      return;
    }
    if (refusal.retryAfterMs !== undefined) {
      reply.header('retry-after', Math.max(1, Math.ceil(refusal.retryAfterMs / 1000)));
    }
    sendProblem(request, reply, problemOf(refusal));
  };
}

const hiddenProblem: Problem = {
  type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'platform/bug',
  detail: 'Something broke on our side. What was acknowledged before is safe.',
};

function asRefusal(error: FastifyError | Error): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isResponseSerializationError(error)) return undefined;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = 'validationContext' in error ? String(error.validationContext) : 'body';
    const root = context === 'body' ? '#' : `#${context}`;
    const faults = error.validation.slice(0, 100).map((fault) => ({
      pointer: `${root}${fault.instancePath}`, detail: fault.message ?? 'is not as it should be',
    }));
    return new Refusal('invalid', 'platform/invalid-request',
      `${faults.length} field(s) are not as they should be.`, { faults });
  }
  const known = 'code' in error ? pluginRefusals[String(error.code)] : undefined;
  if (known) return new Refusal(known[0], known[1], known[2]);
  const absence = absenceOf(error);
  if (absence) return absence;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status !== undefined && status >= 400 && status < 500) {
    return new Refusal('invalid', 'platform/invalid-request', 'The request cannot be read.');
  }
  return undefined;
}

/** A refusal as problem details; `type` leads to the reference page of refusals. */
export function problemOf(refusal: Refusal): Problem {
  return {
    type: `/docs/refusals#${refusal.code.replace('/', '-')}`,
    title: titles[refusal.kind],
    status: statusOf[refusal.kind],
    detail: refusal.message,
    code: refusal.code,
    ...(refusal.faults.length > 0 && { errors: [...refusal.faults] }),
  };
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  const instance = request.url.split('?')[0]!;
  // The serializer of the route belongs to its success; problems go out as they are.
  reply.code(problem.status)
    .header('content-type', 'application/problem+json')
    .serializer((payload: unknown) => payload as string)
    .send(JSON.stringify({ ...problem, instance }));
}
