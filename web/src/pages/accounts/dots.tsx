const columns = 28;
const rows = 9;
const gap = 14;

/** A picture of the idea: voters as dots, coloured by what they said, grey where nobody knows. */
export function Dots({ label }: { readonly label: string }) {
  const dots = Array.from({ length: columns * rows }, (_, place) => place);
  return (
    <svg
      className="dots" viewBox={`0 0 ${columns * gap} ${rows * gap}`} role="img" aria-label={label}
    >
      {dots.map((place) => (
        <circle
          key={place} r="4.4" fill={colourOf(place)}
          cx={(place % columns) * gap + gap / 2} cy={Math.floor(place / columns) * gap + gap / 2}
        />
      ))}
    </svg>
  );
}

/** More is known towards the left; the hash only scatters, it stands for nobody. */
function colourOf(place: number): string {
  const scatter = (Math.imul(place + 11, 2654435761) >>> 8) % 1000 / 1000;
  const known = 1 - (place % columns) / columns;
  if (scatter > known * 0.95) return 'var(--unknown)';
  const step = 1 + ((Math.imul(place + 3, 40503) >>> 4) % 5);
  return `var(--support-${step})`;
}
