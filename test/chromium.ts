import { execFileSync } from 'node:child_process';
import {
  existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '..');
const CACHE = join(ROOT, '.commonroll', 'cache');

/** A place to look for a browser: null where this machine has none of that kind. */
interface Source {
  readonly name: string;
  find(): Promise<Launch | null>;
}

interface Launch {
  readonly executablePath: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** From what costs nothing to what asks the system's package manager. */
const SOURCES: readonly Source[] = [
  { name: 'CHROMIUM_PATH', find: async () => atPath(process.env['CHROMIUM_PATH']) },
  { name: 'the npm package, system libraries', find: async () => fromNpm('system') },
  { name: 'the npm package, its own libraries', find: async () => fromNpm('own') },
  { name: 'a browser of this machine', find: async () => installed() },
  { name: "Playwright's download", find: async () => fromPlaywright() },
  { name: 'the system package manager', find: async () => fromApt() },
];

/**
 * A headless Chromium that rendered a page, from the first source that works.
 * Throws with what every source said where none does.
 */
export async function launchChromium(): Promise<Browser> {
  const said: string[] = [];
  for (const source of SOURCES) {
    try {
      const launch = await source.find();
      if (launch === null) continue;
      return await tryLaunch(launch);
    } catch (error) {
      said.push(`${source.name}: ${String(error).split('\n').slice(0, 3).join(' ')}`);
    }
  }
  throw new Error(
    'No Chromium could be started. Install one, or set CHROMIUM_PATH to its program.\n'
    + said.join('\n'),
  );
}

async function tryLaunch({ executablePath, env }: Launch): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none',
      '--disable-domain-reliability', '--no-pings',
    ],
    env: { ...plainEnvironment(), ...env },
    timeout: 30_000,
  });
  try {
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>ready</title>');
    await page.close();
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function plainEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => !!entry[1]));
}

const atPath = (path: string | undefined): Launch | null =>
  path !== undefined && existsSync(path) ? { executablePath: path } : null;

/**
 * The browser packed in @sparticuz/chromium (Linux on x64 only), unpacked once into our cache. It
 * leans on libnss3, libnspr4 and libexpat1; where the system lacks them, the package has its own.
 */
async function fromNpm(libraries: 'system' | 'own'): Promise<Launch | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = await unpackedNpmChromium();
  const env = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const own = { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: libraries === 'own' ? own : env };
}

async function unpackedNpmChromium(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const home = resolve(dirname(entry), '..');
  const about = readFileSync(join(home, 'package.json'), 'utf8');
  const { version } = JSON.parse(about) as { readonly version: string };
  const folder = join(CACHE, `chromium-${version}`);
  if (existsSync(join(folder, 'fonts.conf'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const half = mkdtempSync(join(CACHE, 'unpacking-'));
  await unpackInto(half, home);
  writeFileSync(join(half, 'fonts.conf'), fontsOf(folder));
  try {
    renameSync(half, folder);
  } catch {
    // Another run unpacked it meanwhile.
    rmSync(half, { recursive: true });
  }
  return folder;
}

/** The package's own list of font folders names places of another kind of machine. */
const fontsOf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

/** The package unpacks into the temporary folder, wherever that is at the moment. */
async function unpackInto(folder: string, home: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(parts.map((part) => inflate(join(home, 'bin', part))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function installed(): Launch | null {
  const places = [
    '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ];
  return atPath(places.find((place) => existsSync(place)));
}

function fromPlaywright(): Launch | null {
  const program = chromium.executablePath();
  if (existsSync(program)) return { executablePath: program };
  const cli = createRequire(import.meta.url).resolve('playwright-core/cli.js');
  execFileSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
    stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000,
  });
  return atPath(program);
}

function fromApt(): Launch | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const apt = (...words: string[]) =>
    execFileSync('/usr/bin/apt-get', words, { stdio: 'ignore', timeout: 300_000 });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return installed();
}
