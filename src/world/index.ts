/** The invented state: writes files for demo, tests and benchmarks; knows no other room. */
export { writeWorld } from './write-world.ts';
export type { Progress, WorldOptions } from './write-world.ts';
export type { Manifest } from './manifest.ts';
