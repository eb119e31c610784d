import { parseArgs } from 'node:util';
import { worldParts, writeWorld } from './write-world.ts';
import type { Part, WorldOptions } from './write-world.ts';

/** `npm run world -- --voters 1000000 --seed 7 --out DIR` */
const usage = 'world --voters N --seed N --out DIR [--contacts N] [--live N] [--organisations N]'
  + ' [--days N] [--until INSTANT] [--weeks 1|2]'
  + ' [--parts roll,history,contacts,lists,absentee] [--linkage] [--linkage-rows N]';

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} wants a whole number`);
  return value;
}

interface Wanted {
  readonly parts: string | undefined;
  readonly weeks: string | undefined;
  readonly linkage: boolean;
}

function readParts({ parts, weeks = '1', linkage }: Wanted): readonly Part[] {
  if (weeks !== '1' && weeks !== '2') throw new Error('--weeks wants 1 or 2');
  const extra: readonly Part[] = [...weeks === '2' ? ['week2' as const] : [],
    ...linkage ? ['linkage' as const] : []];
  const wanted = parts?.split(',')
    ?? worldParts.filter((part) => part !== 'week2' && part !== 'linkage');
  const unknown = wanted.find((name) => !worldParts.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`--parts does not know ${unknown}`);
  return worldParts.filter((part) => wanted.includes(part) || extra.includes(part));
}

function readOptions(): WorldOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: {
    voters: text, seed: text, out: text, contacts: text, live: text, organisations: text,
    days: text, until: text, weeks: text, parts: text, 'linkage-rows': text,
    linkage: { type: 'boolean', default: false },
  } });
  if (values.out === undefined) throw new Error(`--out is missing\n${usage}`);
  const optional = (['contacts', 'live', 'organisations', 'days'] as const).flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [[name, readNumber(name, value)] as const];
  });
  return {
    out: values.out,
    voters: readNumber('voters', values.voters ?? '200000'),
    seed: readNumber('seed', values.seed ?? '7'),
    ...Object.fromEntries(optional),
    parts: readParts({ parts: values.parts, weeks: values.weeks, linkage: values.linkage }),
    ...(values['linkage-rows'] === undefined ? {}
      : { linkageRows: readNumber('linkage-rows', values['linkage-rows']) }),
    ...(values.until === undefined ? {} : { until: values.until }),
  };
}

let shown = -1;
try {
  const manifest = await writeWorld({
    ...readOptions(),
    onProgress({ voters, of }) {
      const percent = Math.floor((100 * voters) / Math.max(1, of));
      if (percent === shown) return;
      shown = percent;
      process.stderr.write(`\rworld: ${percent} % of ${of} voters`);
    },
  });
  process.stderr.write('\n');
  process.stdout.write(`${JSON.stringify(manifest.counts)}\n`);
} catch (error) {
  process.stderr.write(`world: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
