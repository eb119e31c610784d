import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openRollStage, type RollStage } from '../../test/roll-stage.ts';
import { importCivics } from '../civics/index.ts';
import { writeWorld } from '../world/index.ts';

const voters = 3_000;
let stage: RollStage;
let world: string;
beforeAll(async () => {
  stage = await openRollStage();
  world = join(stage.folder, 'world');
  await writeWorld({ out: world, voters, seed: 7, parts: ['roll', 'history', 'week2'] });
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(world, name), 'utf8'));
  await importCivics(stage.db, {
    land: await read('columbia.json'), civics: await read('civics.json'),
  });
}, 120_000);
afterAll(() => stage.close());

const file = (name: string): Promise<Buffer> => readFile(join(world, name));

it('takes in the invented state whole, and finds its elections', async () => {
  expect(await stage.importText(await file('ncvoter.txt'))).toMatchObject({
    state: 'xc', voters, new: voters, refused: 0, unknownCodes: {}, counties: 48,
  });
  const history = await stage.importText(await file('ncvhis.txt'));
  expect(history).toMatchObject({ state: 'xc', refused: 0, unknownCodes: {} });
  expect(history.votes).toMatchObject({ unknownVoters: 0, repeated: 0 });
  // Elections that civics has are used; none is made beside them.
  expect(await stage.rows("select slug from election where slug like 'xc-%'")).toEqual([]);
}, 60_000);

const changesSchema = z.object({ ids: z.record(z.string(), z.array(z.string())) });

it('finds exactly the differences that the invented second week made', async () => {
  const { ids } = changesSchema.parse(
    JSON.parse((await file('changes-week2.json')).toString()));
  const count = (...kinds: string[]) => kinds.flatMap((kind) => ids[kind] ?? []).length;
  const summary = await stage.importText(await file('ncvoter-week2.txt'));
  expect(summary).toMatchObject({
    version: 3, new: count('registered'), cancelled: count('cancelled'), moved: count('moved'),
    changed: count('party', 'name', 'status'), absent: 0, refused: 0,
  });
  const touched = await stage.rows<{ voter_id: string }>(
    'select voter_id from registration where from_version = 3');
  expect(touched.map((row) => row.voter_id).sort()).toEqual(Object.values(ids).flat().sort());
  const unmoved = await stage.rows(`select 1 from registration one join registration other
    using (voter_id) where one.person_id <> other.person_id`);
  expect(unmoved).toEqual([]);
}, 60_000);
