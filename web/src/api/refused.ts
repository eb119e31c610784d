/** One fault inside a refused request, as RFC 9457 problem documents of the API carry it. */
export interface Fault {
  readonly pointer?: string;
  readonly detail: string;
}

/** The API said no, or did not answer (`status` 0). Safe to show. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly faults: readonly Fault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail ?? problem.title ?? '');
    this.name = 'Refused';
    this.status = status;
    this.code = problem.code ?? 'unknown';
    this.title = problem.title ?? '';
    this.faults = problem.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: readonly Fault[];
}

/** Reads the problem document of an answer that is not ok. */
export async function refusalOf(response: Response): Promise<Refused> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const problem = await response.json().catch(() => ({})) as Problem & { message?: string };
  const detail = problem.detail ?? problem.message;
  return new Refused(
    response.status,
    detail === undefined ? problem : { ...problem, detail },
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

export function isRefused(error: unknown, status?: number): error is Refused {
  return error instanceof Refused && (status === undefined || error.status === status);
}
