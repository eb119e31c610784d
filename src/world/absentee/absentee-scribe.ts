import { isoDay } from '../days.ts';
import type { DayNumber } from '../days.ts';
import { comingDay } from '../elections/calendar.ts';
import type { Scribe } from '../files/scribe.ts';
import { openSink } from '../files/sink.ts';
import type { Geography } from '../land/geography.ts';
import { randomOf } from '../random.ts';
import { absenteeHeader, absenteeLine } from './absentee-layout.ts';
import { drawReturned, earlyEnd } from './returned-ballot.ts';

const absenteeStream = 109;

/** Snapshots: a Saturday inside early voting, and its last day. */
export const snapshotDays: readonly DayNumber[] = [earlyEnd - 7, earlyEnd];

function pathOf(day: DayNumber): string {
  const election = isoDay(comingDay).replaceAll('-', '');
  return `absentee/${isoDay(day).replaceAll('-', '_')}/absentee_${election}.csv`;
}

/**
 * Writes the returned ballots as they stood on each snapshot day: everything returned until then,
 * as the published file is; its name bears the day of the election.
 */
export async function openAbsenteeScribe(folder: string, geography: Geography): Promise<Scribe> {
  const snapshots = await Promise.all(snapshotDays.map(async (day) => {
    const format = { ending: '\r\n', encoding: 'latin1', blockBytes: 1 << 20 } as const;
    return { day, sink: await openSink(folder, pathOf(day), format) };
  }));
  for (const { sink } of snapshots) sink.line(absenteeHeader);
  return {
    async write(precinct, voters) {
      const random = randomOf(geography.seed, absenteeStream, precinct.index);
      const returned = voters.flatMap((voter) => drawReturned(random, voter)
        .map((ballot) => ({ day: ballot.returned, line: absenteeLine(voter, ballot) })));
      for (const { day, sink } of snapshots) {
        for (const ballot of returned) if (ballot.day <= day) sink.line(ballot.line);
        await sink.ready();
      }
    },
    finish: async () => Promise.all(snapshots.map(async ({ sink }) => sink.close())),
  };
}
