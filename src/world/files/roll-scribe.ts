import { drawBallots } from '../elections/turnout.ts';
import type { County, Geography } from '../land/geography.ts';
import { mix, randomOf } from '../random.ts';
import { historyHeader, historyLine } from './history-layout.ts';
import { rollHeader, rollLine } from './roll-layout.ts';
import type { Scribe } from './scribe.ts';
import { openSink } from './sink.ts';

const ballotStream = 104;

/** Rolls are ASCII with CRLF, as the counties' exports are. */
export const rollFormat = { ending: '\r\n', encoding: 'latin1' } as const;

/** Writes the roll. */
export async function openRollScribe(folder: string): Promise<Scribe> {
  const sink = await openSink(folder, 'ncvoter.txt', rollFormat);
  sink.line(rollHeader);
  return {
    async write(_precinct, voters) {
      for (const voter of voters) sink.line(rollLine(voter));
      await sink.ready();
    },
    finish: async () => [await sink.close()],
  };
}

/** Writes the vote history that belongs to the roll. */
export async function openHistoryScribe(folder: string, geography: Geography): Promise<Scribe> {
  const sink = await openSink(folder, 'ncvhis.txt', rollFormat);
  sink.line(historyHeader);
  const { counties, seed } = geography;
  return {
    async write(precinct, voters) {
      const random = randomOf(seed, ballotStream, precinct.index);
      for (const voter of voters) {
        const earlier = counties[mix(voter.index, 5) % counties.length] as County;
        for (const ballot of drawBallots(random, voter)) {
          sink.line(historyLine(voter, ballot, earlier));
        }
      }
      await sink.ready();
    },
    finish: async () => [await sink.close()],
  };
}
