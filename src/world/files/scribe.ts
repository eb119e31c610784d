import type { Precinct } from '../land/geography.ts';
import type { Voter } from '../people/voter.ts';
import type { WrittenFile } from './sink.ts';

/** One who writes a kind of file while the state passes by, precinct after precinct. */
export interface Scribe {
  write(precinct: Precinct, voters: readonly Voter[]): Promise<void>;
  finish(): Promise<readonly WrittenFile[]>;
}
