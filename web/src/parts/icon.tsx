/** Strokes on a 16-unit square; drawn here so that no icon package is shipped. */
const paths = {
  pulse: 'M1 8h3l2-5 3.5 10L12 8h3',
  voters: 'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z'
    + 'M1.5 13.5c.4-2.4 2.2-3.7 4.5-3.7s4.1 1.3 4.5 3.7M11 3.2a2.4 2.4 0 0 1 0 4.6'
    + 'M12.3 10c1.2.5 2 1.6 2.2 3.5',
  universe: 'M6 8m-4.3 0a4.3 4.3 0 1 0 8.6 0 4.3 4.3 0 1 0-8.6 0'
    + 'M10 8m-4.3 0a4.3 4.3 0 1 0 8.6 0 4.3 4.3 0 1 0-8.6 0',
  contribute: 'M8 10.5V2.5M4.8 5.5 8 2.3l3.2 3.2M2.5 10v3.5h11V10',
  lists: 'M2 3.5h7M2 7h5M2 10.5h4M8.5 11l2 2 4-4.5',
  review: 'M2 4.5h4v7H2ZM10 4.5h4v7h-4ZM8 2.5v11',
  roll: 'M3 2h10v12H3ZM5.5 5h5M5.5 8h5M5.5 11h3',
  civics: 'M2 6.2 8 2.5l6 3.7M3 13.5h10M4 7v5M8 7v5M12 7v5',
  agreements: 'M4 1.8h6l2.5 2.5v9.9H4ZM6 7h4.5M6 9.5h2.5M9 12.3l1 .9 1.8-2.2',
  members: 'M5.5 10.5a3 3 0 1 1 2.6-4.5H14v2.2h-1.6V10H10V8.2H8.1a3 3 0 0 1-2.6 2.3Z',
  search: 'M7 7m-4.3 0a4.3 4.3 0 1 0 8.6 0 4.3 4.3 0 1 0-8.6 0M10.3 10.3 14 14',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  plus: 'M8 3v10M3 8h10',
  down: 'M4 6.2 8 10l4-3.8',
  right: 'M6.2 4 10 8l-3.8 4',
  undo: 'M5.5 3 2.5 6l3 3M3 6h6.5a3.6 3.6 0 0 1 0 7.2H6',
  redo: 'M10.5 3l3 3-3 3M13 6H6.5a3.6 3.6 0 0 0 0 7.2H10',
  check: 'M3 8.5 6.4 12 13 4.5',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  door: 'M4 14V2.5h8V14M2.5 14h11M9.8 8.3v.4',
  phone: 'M5 2.5 3 4c0 5.5 3.5 9 9 9l1.5-2-2.8-2-1.5 1.2C7.8 9.4 6.6 8.2 5.8 6.8L7 5.3Z',
  help: 'M8 8m-6 0a6 6 0 1 0 12 0 6 6 0 1 0-12 0'
    + 'M6.3 6.3c0-2.3 3.6-2.2 3.6 0 0 1.5-1.9 1.5-1.9 3M8 11.5v.2',
  copy: 'M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true"
      fill="none" stroke="currentColor" strokeWidth="1.4"
      strokeLinecap="round" strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
