import { rollHeader, rollLine } from '../files/roll-layout.ts';
import { rollFormat } from '../files/roll-scribe.ts';
import type { Scribe } from '../files/scribe.ts';
import { openSink } from '../files/sink.ts';
import type { Geography } from '../land/geography.ts';
import { changesIn, newcomersOf, passWeek } from './changes.ts';
import type { Change } from './changes.ts';

/** Writes the next week's roll, and the truth of what changed since the first. */
export async function openWeekScribe(folder: string, geography: Geography): Promise<Scribe> {
  const sink = await openSink(folder, 'ncvoter-week2.txt', rollFormat);
  sink.line(rollHeader);
  const ids: Record<Change, string[]> = {
    registered: [], cancelled: [], moved: [], party: [], name: [], status: [],
  };
  return {
    async write(precinct, voters) {
      const random = changesIn(geography, precinct);
      for (const before of voters) {
        const { voter, change } = passWeek(random, before, geography);
        if (change !== undefined) ids[change].push(voter.ncid);
        sink.line(rollLine(voter));
      }
      for (const voter of newcomersOf(geography, precinct)) {
        ids.registered.push(voter.ncid);
        sink.line(rollLine(voter));
      }
      await sink.ready();
    },
    async finish() {
      const counts = Object.fromEntries(Object.entries(ids).map(([kind, of]) => [kind, of.length]));
      const text = JSON.stringify({ from: 'ncvoter.txt', to: 'ncvoter-week2.txt', counts, ids });
      const blockBytes = text.length * 3 + 16;
      const truth = await openSink(folder, 'changes-week2.json', { blockBytes });
      truth.line(text);
      return [await sink.close(), await truth.close()];
    },
  };
}
