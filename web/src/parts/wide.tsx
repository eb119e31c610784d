import type { ReactNode } from 'react';

/** Room for what may be wider than the page: it scrolls by itself, by keyboard too. */
export function Wide({ label, children }: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="table-scroll" role="group" aria-label={label} tabIndex={0}>{children}</div>
  );
}
