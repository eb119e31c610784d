import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config, Log } from '../platform/index.ts';

/** What the worker is told when it starts, by message: nothing secret stands in a process list. */
export interface WorkerStart {
  readonly config: Config;
  readonly appUrl: string;
  readonly systemUrl: string;
}

export interface WorkerProcess {
  /** Asks the worker to end its job, for a few seconds, then ends it. */
  stop(): Promise<void>;
}

const FILE = fileURLToPath(new URL('./worker.ts', import.meta.url));
const PATIENCE_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;
/** A worker that lived this long had a good start; the next pause is short again. */
const GOOD_LIFE_MS = 60_000;

/** Keeps one worker alive: when it dies, however it dies, another takes its place. */
export function keepWorker(start: WorkerStart, log: Log): WorkerProcess {
  let isStopping = false;
  let child: ChildProcess | undefined;
  let pause: NodeJS.Timeout | undefined;
  let pauseMs = 100;

  const launch = (): void => {
    const began = performance.now();
    const born = fork(FILE, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child = born;
    born.on('error', (fault) => log.error('app.worker-failed', { fault }));
    born.once('exit', (code, signal) => {
      if (isStopping) return;
      log.warn('app.worker-died', { code: String(code), signal: String(signal) });
      if (performance.now() - began > GOOD_LIFE_MS) pauseMs = 100;
      pause = setTimeout(launch, pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    });
    born.send(start);
    log.info('app.worker-started', born.pid === undefined ? {} : { pid: born.pid });
  };

  launch();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(pause);
      if (child !== undefined) await end(child);
    },
  };
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((ended) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.once('exit', () => {
      clearTimeout(kill);
      ended();
    });
    child.kill('SIGTERM');
  });
}
