/** Tells the person who waits what is being done, one line a step with the time so far. */
export interface Progress {
  tell(step: string): void;
  seconds(): string;
}

export function startProgress(write: (line: string) => void): Progress {
  const began = performance.now();
  const seconds = (): string => ((performance.now() - began) / 1000).toFixed(1);
  return { seconds, tell: (step) => write(`${seconds().padStart(6)} s  ${step}`) };
}
