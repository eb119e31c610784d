import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rooms, type Room } from '../rooms.mjs';

/** The picture of the rooms on the architecture page; written by `npm run map`. */
export const mapFile = fileURLToPath(new URL('../docs/rooms.svg', import.meta.url));

const WIDTH = 1_000;
const LEFT = 110;
const GAP = 12;
const LINE = 17;
const TEXT_WIDTH = 6.4;

/** The browser side stands on no floor: it sees contracts and the kernel, through the API. */
const web: Room = {
  name: 'web', floor: 8, uses: ['contracts', 'kernel'],
  does: 'the pages in the browser; speak the public API alone',
};

const floorNames: Readonly<Record<number, string>> = {
  0: 'words', 1: 'machinery', 2: 'trust', 3: 'record', 4: 'insight', 5: 'action', 6: 'bridges',
  7: 'joined',
};

interface Box {
  readonly room: Room;
  readonly lines: readonly string[];
  readonly uses: readonly string[];
}

/** The whole picture as SVG text; the same map gives the same bytes. */
export function renderMap(map: readonly Room[]): string {
  const all = [...map, web];
  const floors = [...new Set(all.map(({ floor }) => floor))].sort((a, b) => b - a);
  let top = 10;
  const parts: string[] = [];
  for (const floor of floors) {
    const { svg, height } = renderFloor(all.filter((room) => room.floor === floor), floor, top);
    parts.push(svg);
    top += height + GAP;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img"`,
    '  aria-label="The rooms of Commonroll by floor, with the rooms that each may use">',
    `<style>${STYLE}</style>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const STYLE = [
  'text{font:13px system-ui,sans-serif;fill:#1f2933}',
  '.name{font-weight:600;font-size:15px}',
  '.uses,.floor{fill:#5b6875;font-size:12px}',
  'rect{fill:#f4f6f8;stroke:#c3ccd5}',
  '@media(prefers-color-scheme:dark){text{fill:#e4e9ee}.uses,.floor{fill:#9fb0bf}',
  'rect{fill:#1c242c;stroke:#43505c}}',
].join('');

function renderFloor(
  all: readonly Room[], floor: number, top: number,
): { readonly svg: string; readonly height: number } {
  const width = (WIDTH - LEFT - GAP * all.length) / all.length;
  const letters = Math.floor((width - 24) / TEXT_WIDTH);
  const boxes: readonly Box[] = all.map((room) => ({
    room, lines: wrap(room.does, letters), uses: wrap(tellUses(room), letters),
  }));
  const most = Math.max(...boxes.map(({ lines, uses }) => lines.length + uses.length));
  const height = 34 + most * LINE;
  const drawn = boxes.map((box, at) => {
    const left = LEFT + at * (width + GAP);
    return renderBox(box, { left, top, width, height });
  });
  const label = floor === web.floor ? 'browser' : `${floor} ${floorNames[floor] ?? ''}`.trim();
  const svg = [`<text class="floor" x="12" y="${top + 24}">${label}</text>`, ...drawn].join('\n');
  return { svg, height };
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function renderBox({ room, lines, uses }: Box, { left, top, width, height }: Place): string {
  const x = round(left + 12);
  const text = (words: string, at: number, kind: string): string =>
    `<text class="${kind}" x="${x}" y="${top + 24 + at * LINE}">${escape(words)}</text>`;
  return [
    `<rect x="${round(left)}" y="${top}" width="${round(width)}" height="${height}" rx="6"/>`,
    text(room.name, 0, 'name'),
    ...lines.map((line, at) => text(line, at + 1, 'does')),
    ...uses.map((line, at) => text(line, at + 1 + lines.length, 'uses')),
  ].join('\n');
}

/** Kernel and platform go without saying; app uses all. */
function tellUses({ name, uses }: Room): string {
  if (name === 'app') return 'uses every room';
  return uses.length === 0 ? '' : `uses ${uses.join(', ')}`;
}

function wrap(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > letters) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

const round = (length: number): number => Math.round(length * 10) / 10;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(mapFile, renderMap(rooms));
