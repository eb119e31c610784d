import { useEffect, type ReactNode } from 'react';
import { useWords } from '../text/index.tsx';
import { useFormat } from './format.ts';

/** The head of every page: its name, one line of what it is for, and its main acts. */
export function PageHead({ title, about, children }: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children?: ReactNode;
}) {
  useEffect(() => { document.title = `${title} · Commonroll`; }, [title]);
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {about && <p className="quiet">{about}</p>}
      </div>
      {children && <div className="page-acts">{children}</div>}
    </header>
  );
}

/** A titled piece of a page. */
export function Panel({ title, aside, children, wide = false }: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  return (
    <section className="panel" data-wide={wide || undefined} aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {aside && <div className="quiet">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

/** "As of 12:04:31": stands beside every count. */
export function AsOf({ at }: { readonly at: string | number | undefined }) {
  const words = useWords().frame;
  const format = useFormat();
  if (at === undefined || at === 0) return <span className="as-of">&nbsp;</span>;
  return (
    <span className="as-of">
      {words.asOf} <time dateTime={new Date(at).toISOString()}>{format.clock(at)}</time>
    </span>
  );
}

/** A number and what it is to be compared with. */
export function Figure({ label, value, beside }: {
  readonly label: string;
  readonly value: string;
  readonly beside?: ReactNode;
}) {
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd>
        <span className="figure-value">{value}</span>
        {beside && <span className="quiet">{beside}</span>}
      </dd>
    </div>
  );
}

/** A short word in a box: a state, a kind. The tone is never the only sign. */
export function Tag({ children, tone = 'plain' }: {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'warn' | 'good';
}) {
  return <span className="tag" data-tone={tone}>{children}</span>;
}
