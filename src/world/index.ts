/** The invented state: writes files for demo, tests and benchmarks; knows no other room. */
export { writeWorld } from './write-world.ts';
export type { Part, Progress, WorldOptions } from './write-world.ts';
export type { Manifest } from './manifest.ts';

/** Voters one by one without any file; `voters(7, 500)` is the roll that `writeWorld` writes. */
export { voters } from './voters.ts';
export type { Voter } from './people/voter.ts';

/** The roll's 67 columns, its header and one line for a voter, without line ends. */
export { rollColumns, rollHeader, rollLine } from './files/roll-layout.ts';
