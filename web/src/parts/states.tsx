import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isRefused, type Refused as Refusal } from '../api/refused.ts';
import { useWords, type Words } from '../text/index.tsx';

/** Nothing here yet: what will be here, and the one thing to do first. */
export function Empty({ title, teach, children }: {
  readonly title: string;
  readonly teach: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <p>{teach}</p>
      {children && <div className="empty-act">{children}</div>}
    </div>
  );
}

/** Something was refused: what happened, what was kept, what to do. */
export function Refused({ error, kept, onRetry }: {
  readonly error: unknown;
  readonly kept?: string;
  readonly onRetry?: (() => void) | undefined;
}) {
  const words = useWords().refused;
  const refusal = isRefused(error) ? error : undefined;
  return (
    <div className="refused" role="alert">
      <p className="refused-title">{happened(words, refusal)}</p>
      {refusal?.message && <p>{refusal.message}</p>}
      {refusal !== undefined && refusal.faults.length > 0 && (
        <ul>
          {refusal.faults.slice(0, 8).map((fault) => (
            <li key={`${fault.pointer}${fault.detail}`}>
              {fault.pointer && <code>{fault.pointer}</code>} {fault.detail}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{kept ?? words.nothingChanged} {whatToDo(words, refusal)}</p>
      {onRetry && <Button variant="default" size="xs" onClick={onRetry}>{words.retry}</Button>}
    </div>
  );
}

function happened(words: Words['refused'], refusal: Refusal | undefined): string {
  if (!refusal) return words.bug;
  switch (refusal.status) {
    case 0: return words.noAnswer;
    case 401: return words.signedOut;
    case 403: return words.forbidden;
    case 404: return words.notFound;
    case 409: return words.conflict;
    case 429: return words.limited;
    case 503: return words.unavailable;
    default: return refusal.status >= 500 ? words.bug : words.invalid;
  }
}

function whatToDo(words: Words['refused'], refusal: Refusal | undefined): string {
  if (refusal?.retryAfterSeconds) return words.tryIn(refusal.retryAfterSeconds);
  return refusal === undefined || refusal.status === 0 || refusal.status >= 500
    ? words.tryAgain : '';
}

/** Placeholders of the height of what will come, so that nothing jumps. */
export function Loading({ rows = 6, height = 20 }: {
  readonly rows?: number;
  readonly height?: number;
}) {
  const { loading } = useWords().refused;
  return (
    <div className="loading" role="status" aria-label={loading}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} width={`${96 - ((row * 17) % 38)}%`} radius="sm" />
      ))}
    </div>
  );
}

/** The three ways a read can stand; children draw only what arrived. Stale answers are dimmed. */
export function Answered<Reply>({ answer, rows, children }: {
  readonly answer: UseQueryResult<Reply>;
  readonly rows?: number;
  readonly children: (reply: Reply) => ReactNode;
}) {
  if (answer.data !== undefined) {
    const stale = answer.isPlaceholderData || answer.isError;
    return (
      <div className="answered" data-stale={stale || undefined} aria-busy={stale}>
        {answer.isError && <Refused error={answer.error} onRetry={() => void answer.refetch()} />}
        {children(answer.data)}
      </div>
    );
  }
  if (answer.isError) {
    return <Refused error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  return <Loading {...(rows !== undefined && { rows })} />;
}
