import { refuse } from '../../kernel/index.ts';

/** The columns of one kind of file. Names are lower case; the file's order does not matter. */
export interface Layout {
  readonly name: string;
  readonly kind: FileKind;
  /** Without any of these the file is refused. */
  readonly needed: readonly string[];
  /** Read where they are there. */
  readonly optional: readonly string[];
  /** Part of the public layout and not kept. */
  readonly ignored: readonly string[];
  /** Older names of columns. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Groups that stand in for a needed column: house_num and street_name for res_street_address. */
  readonly substitutes: Readonly<Record<string, readonly string[]>>;
  readonly keyColumn: string;
  /** Its values are counted while reading. */
  readonly talliedColumn?: string;
}

export type FileKind = 'registrations' | 'history';

/** A header matched to a layout. */
export interface Header {
  readonly layout: Layout;
  readonly delimiter: number;
  readonly width: number;
  /** The kept columns in the file's order. */
  readonly columns: readonly string[];
  readonly wanted: readonly number[];
  readonly keyColumn: number;
  readonly talliedColumn: number;
  /** Columns of the file that the layout does not know; they are left out. */
  readonly unknown: readonly string[];
}

const delimiters = ['\t', ',', '|'] as const;

/** The names in a header line, for the delimiter that gives the most of them. */
export function splitHeader(
  line: string,
): { readonly delimiter: number; readonly names: string[] } {
  const [best = '\t'] = delimiters.toSorted(
    (one, other) => line.split(other).length - line.split(one).length,
  );
  const names = line.replace(/\r$/, '').split(best).map(
    (name) => name.trim().replace(/^"(.*)"$/, '$1').trim().toLowerCase().replace(/[\s-]+/g, '_'),
  );
  return { delimiter: best.charCodeAt(0), names };
}

/**
 * Matches a header line. Columns that the layout does not know do no harm and are told; a missing
 * needed one, or one that stands twice, refuses roll/wrong-layout, which names missing and unknown.
 */
export function matchHeader(line: string, layout: Layout): Header {
  const { delimiter, names: written } = splitHeader(line);
  const names = written.map((name) => layout.aliases[name] ?? name);
  const known = new Set([
    ...layout.needed, ...layout.optional, ...layout.ignored,
    ...Object.values(layout.substitutes).flat(),
  ]);
  const has = (name: string): boolean => names.includes(name);
  const missing = layout.needed.filter((name) =>
    !has(name) && !(layout.substitutes[name]?.every(has) ?? false));
  const unknown = written.filter((name, at) => name !== '' && !known.has(names[at]!));
  const twice = names.filter((name, at) => known.has(name) && names.indexOf(name) !== at);
  if (missing.length > 0 || twice.length > 0) refuseLayout({ layout, missing, unknown, twice });
  const standIns = layout.needed.filter((name) => !has(name))
    .flatMap((name) => layout.substitutes[name] ?? []);
  const keeps = (name: string): boolean =>
    known.has(name) && (standIns.includes(name) || !layout.ignored.includes(name));
  const wanted = names.flatMap((name, at) => (keeps(name) ? [at] : []));
  return {
    layout, delimiter, width: names.length, unknown, wanted,
    columns: wanted.map((at) => names[at]!),
    keyColumn: names.indexOf(layout.keyColumn),
    talliedColumn: layout.talliedColumn === undefined ? -1 : names.indexOf(layout.talliedColumn),
  };
}

function refuseLayout({ layout, missing, unknown, twice }: {
  readonly layout: Layout;
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly twice: readonly string[];
}): never {
  const tell = (words: string, names: readonly string[]): string =>
    names.length === 0 ? '' : ` ${words}: ${names.slice(0, 100).join(', ')}.`;
  const fault = (detail: string) => (name: string) => ({ pointer: `#/columns/${name}`, detail });
  return refuse({
    kind: 'invalid', code: 'roll/wrong-layout',
    detail: `This is not a file of ${layout.kind} in the layout ${layout.name}.`
      + tell('Missing columns', missing) + tell('Unknown columns', unknown)
      + tell('Columns that stand twice', twice),
    extras: {
      faults: [
        ...missing.map(fault('is missing')), ...unknown.map(fault('is unknown')),
        ...twice.map(fault('stands twice')),
      ].slice(0, 200),
    },
  });
}

/** The one of the layouts that a header has most columns of; told by what only one kind has. */
export function chooseLayout(line: string, layouts: readonly Layout[]): Layout {
  const { names } = splitHeader(line);
  const score = (layout: Layout): number => layout.needed.filter(
    (name) => names.some((given) => (layout.aliases[given] ?? given) === name),
  ).length / layout.needed.length;
  return layouts.reduce((best, one) => (score(one) > score(best) ? one : best));
}
