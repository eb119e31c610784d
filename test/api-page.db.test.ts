import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anAuthorization } from './accounts.ts';
import { openWholeHouse, type WholeHouse } from './whole-house.ts';

// The lines of docs/reference/api.md, run as a reader copies them: in order, in one shell.

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'reference', 'api.md'), 'utf8');
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1]!)
  .filter((block) => !block.includes('export KEY='));
const hasCurl = spawnSync('curl', ['--version']).status === 0;

let house: WholeHouse;
let key: string;

beforeAll(async () => {
  house = await openWholeHouse(4230, [
    { voterId: 'XC1', last: 'SMITH', first: 'QUILLA', birthYear: 2000, line: '12 Oak St' },
  ]);
  key = await anAuthorization(house.db, house.organisations.lopez,
    ['contacts:write', 'persons:read', 'feed:read', 'universes:read']);
});
afterAll(() => house.close());

it.runIf(hasCurl)('every line of the API page that calls curl works as it stands', async () => {
  expect(blocks.length).toBeGreaterThan(8);
  const said = await runShell(blocks.map((block, place) =>
    `printf '\\n--- %s\\n' ${place}\n${block}`).join('\n'));
  const refused = said.split('\n--- ').filter((part) => /"status":[45]\d\d/.test(part));
  expect(refused).toEqual([]);
  for (const word of ['"accepted":1', '"retractedAt"', '"number":1', 'id: 1', '"households"']) {
    expect(said).toContain(word);
  }
});

/** The server of this very process answers, so the shell must not block it. */
function runShell(script: string): Promise<string> {
  const shell = spawn('sh', ['-c', script], {
    env: {
      PATH: process.env['PATH'], COMMONROLL: 'http://127.0.0.1:4230',
      KEY: key.replace('Bearer ', ''),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  shell.stdout.on('data', (text) => (said += String(text)));
  return new Promise((ended) => shell.once('close', () => ended(said)));
}
