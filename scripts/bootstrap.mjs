// Makes a checkout ready to run with nothing but Node >= 20 and npm: installs what the lock file
// names when it changed, builds the web side when its sources changed. No packages, no TypeScript:
// it runs before either is there, on whatever Node the machine has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(ROOT);

refuseOldNode();
installWhenChanged();
if (process.argv.includes('--web')) buildWebWhenChanged();

function refuseOldNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major >= 20) return;
  console.error(`Commonroll needs Node 20 or newer to install itself; this is ${process.version}.`);
  process.exit(1);
}

function installWhenChanged() {
  const stamp = join('node_modules', '.commonroll-stamp');
  const wanted = hashOf(['package-lock.json'], installInputs());
  if (readOr(stamp, '') === wanted && existsSync('node_modules/.bin/node')) return;
  const began = Date.now();
  console.log('Installing packages (once, about a minute) ...');
  run(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci');
  if (!existsSync('node_modules/.bin/node')) {
    fail(
      'npm did not install the pinned Node 24. Are install scripts switched off ' +
        '("ignore-scripts" in an .npmrc)? They must run for the package "node".',
    );
  }
  writeFileSync(stamp, wanted);
  console.log(`Packages installed in ${seconds(began)}.`);
}

/** What of package.json decides the install: a new script alone must not cost a minute. */
function installInputs() {
  const about = JSON.parse(readFileSync('package.json', 'utf8'));
  const keys = [
    'dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'allowScripts',
  ];
  const machine = `${process.platform} ${process.arch}`;
  return JSON.stringify([machine, ...keys.map((key) => about[key] ?? null)]);
}

function buildWebWhenChanged() {
  if (!existsSync('web/index.html')) return;
  const stamp = join('web', 'dist', '.commonroll-stamp');
  const sources = [
    ...filesUnder('web').filter((file) => !file.startsWith(join('web', 'dist'))),
    ...filesUnder('src').filter((file) => /(^src.kernel.|contract\.ts$)/.test(file)),
    'package-lock.json',
  ];
  const wanted = hashOf(sources, 'web');
  if (readOr(stamp, '') === wanted) return;
  const began = Date.now();
  console.log('Building the web pages ...');
  const node = join('node_modules', '.bin', 'node');
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  run(node, [vite, 'build', 'web', '--logLevel', 'warn'], 'vite build');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  console.log(`Web pages built in ${seconds(began)}.`);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes('node_modules'))
    .sort();
}

function hashOf(files, salt) {
  const hash = createHash('sha256').update(salt);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function readOr(file, otherwise) {
  return existsSync(file) ? readFileSync(file, 'utf8') : otherwise;
}

/** The npm that called us, else the one on the path. */
function npm() {
  return process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : 'npm';
}

function run(command, args, name) {
  const isScript = command.endsWith('.js');
  const { status, error } = isScript
    ? spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' })
    : spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) fail(`${name} failed${error ? `: ${error.message}` : ''}.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(0)} s`;
}
