import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

// The server restarts when its sources change; the web side answers on its own port with hot
// reload and passes every other request on to the server (web/vite.config.ts).

const ROOT = resolve(import.meta.dirname, '..');
const port = process.env['PORT'] ?? '4000';
const env = { ...process.env, PORT: port, COMMONROLL_API: `http://127.0.0.1:${port}` };

const children = [
  spawn(process.execPath, ['--watch', '--watch-preserve-output', 'src/app/main.ts'], {
    cwd: ROOT, env, stdio: 'inherit',
  }),
  spawn(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'web'], {
    cwd: ROOT, env, stdio: 'inherit',
  }),
];

let isStopping = false;
function stopAll(): void {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) child.kill('SIGTERM');
}
for (const child of children) child.once('exit', stopAll);
process.on('SIGINT', stopAll);
process.on('SIGTERM', stopAll);
