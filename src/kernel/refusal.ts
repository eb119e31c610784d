/** The seven ways in which Commonroll says no. Each maps to one HTTP status. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'limited'
  | 'unavailable';

/** One fault inside a refused request; `pointer` is a JSON Pointer in URI-fragment form. */
export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

export interface RefusalExtras {
  readonly faults?: readonly Fault[];
  /** Milliseconds until a further try makes sense (kinds limited and unavailable). */
  readonly retryAfterMs?: number;
}

/**
 * An expected "no", safe to show to whoever asked. `code` is stable, of the form `room/what`, and
 * listed in docs/reference/refusals.md. Detail never holds personal data.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly faults: readonly Fault[];
  readonly retryAfterMs: number | undefined;

  constructor(kind: RefusalKind, code: string, detail: string, extras: RefusalExtras = {}) {
    super(detail);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.faults = extras.faults ?? [];
    this.retryAfterMs = extras.retryAfterMs;
  }
}

/** Throws a Refusal; typed `never`, so that it ends a branch. */
export function refuse(spec: {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly detail: string;
  readonly extras?: RefusalExtras;
}): never {
  throw new Refusal(spec.kind, spec.code, spec.detail, spec.extras);
}
