import createClient, { type Middleware } from 'openapi-fetch';
import { refusalOf, Refused } from './refused.ts';
import type { paths } from './schema.ts';
import { viewing } from './viewing.ts';

/** The one way to the API: typed by the API's own description, as the reader, refusing by throw. */
export const client = createClient<paths>({ baseUrl: '/' });

/** Reads that need a body; nothing is done twice by them, so they bear no key. */
const readsByPost = new Set<string>([
  '/v1/universes/count', '/v1/subscriptions', '/v1/invitations/preview', '/v1/match',
]);

const manners: Middleware = {
  onRequest({ request, schemaPath }) {
    for (const [name, value] of Object.entries(viewingHeaders())) request.headers.set(name, value);
    if (request.method !== 'GET' && !readsByPost.has(schemaPath)) {
      request.headers.set('idempotency-key', crypto.randomUUID());
    }
  },
  async onResponse({ response }) {
    if (!response.ok) throw await refusalOf(response);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    return new Refused(0, { code: 'web/no-answer' });
  },
};
client.use(manners);

export function viewingHeaders(): Record<string, string> {
  const { organisation, purpose } = viewing();
  return {
    ...(organisation && { 'commonroll-organisation': organisation }),
    ...(purpose && { 'commonroll-purpose': purpose }),
  };
}

/** The address of a file that the browser fetches by itself: it can send no header. */
export function fileAddress(path: string): string {
  const { organisation } = viewing();
  return organisation ? `${path}?organisation=${encodeURIComponent(organisation)}` : path;
}

/** What an answered request told; a refused one has thrown. */
export async function told<Data>(
  asked: Promise<{ readonly data?: Data | undefined }>,
): Promise<Data> {
  return (await asked).data as Data;
}

type Answers = { readonly responses: Readonly<Record<number, unknown>> };
type Json<Answer> = Answer extends { readonly content: { readonly 'application/json': infer Body } }
  ? Body : never;

/** What a route answers when it goes well, e.g. `Reply<'/v1/me', 'get'>`. */
export type Reply<Path extends keyof paths, Method extends keyof paths[Path]> =
  paths[Path][Method] extends Answers
    ? Json<paths[Path][Method]['responses'][keyof paths[Path][Method]['responses'] & (200 | 201)]>
    : never;

/** What a route is given as its body. */
export type Body<Path extends keyof paths, Method extends keyof paths[Path]> =
  paths[Path][Method] extends {
    readonly requestBody?: { readonly content: { readonly 'application/json': infer Given } };
  } ? Given : never;
