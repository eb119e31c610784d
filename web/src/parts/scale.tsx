/** Where an answer stands on a five-step scale: told by place first, colour second. */
export function Scale({ option, steps = 5, kind }: {
  readonly option: number;
  readonly steps?: number;
  /** Support has the one diverging scale; every other question wears the accent. */
  readonly kind: 'support' | 'other';
}) {
  return (
    <span className="scale" aria-hidden="true">
      {Array.from({ length: steps }, (_, place) => {
        const on = place + 1 === option;
        const colour = kind === 'support' ? `var(--support-${place + 1})` : 'var(--tint-4)';
        return <i key={place} data-on={on || undefined} style={on ? { background: colour } : {}} />;
      })}
    </span>
  );
}
