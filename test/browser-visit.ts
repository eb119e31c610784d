import type { App } from '../src/platform/index.ts';

export interface VisitReply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The Set-Cookie lines as they came. */
  readonly setCookies: readonly string[];
}

export interface Visit {
  get(url: string, headers?: Record<string, string>): Promise<VisitReply>;
  send(method: 'POST' | 'PATCH' | 'DELETE', url: string, body?: object): Promise<VisitReply>;
  post(url: string, body?: object): Promise<VisitReply>;
  /** The cookies held now, by name. */
  readonly cookies: Map<string, string>;
}

/** A browser as the server sees it: keeps cookies, says that it comes from our own page. */
export function aVisit(app: App, cookies = new Map<string, string>()): Visit {
  const call = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string,
    { body, headers = {} }: { body?: object | undefined; headers?: Record<string, string> },
  ): Promise<VisitReply> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await app.inject({
      method, url,
      headers: {
        'sec-fetch-site': 'same-origin', ...(cookie !== '' && { cookie }), ...headers,
      },
      ...(body !== undefined && { payload: body }),
    });
    const setCookies = [reply.headers['set-cookie'] ?? []].flat();
    for (const line of setCookies) keep(cookies, line);
    const text = reply.body;
    return {
      status: reply.statusCode, headers: reply.headers, setCookies,
      body: (text.startsWith('{') ? JSON.parse(text) : {}) as VisitReply['body'],
    };
  };
  return {
    cookies,
    get: (url, headers) => call('GET', url, headers ? { headers } : {}),
    send: (method, url, body) => call(method, url, { body }),
    post: (url, body = {}) => call('POST', url, { body }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  if (attributes.some((one) => /^ *max-age=0$/i.test(one))) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1));
}
