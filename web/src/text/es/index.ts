import type { english } from '../en/index.ts';
import { contribute, questions, reviews, upload } from './contribute.ts';
import { frame, names, refused } from './frame.ts';
import { account, agreements, civics, members, roll } from './house.ts';
import { lists, oneness, pairs, why } from './identity.ts';
import { pulse } from './pulse.ts';
import { frontDoor, palette, shell } from './shell.ts';
import { tour } from './tour.ts';
import { universe } from './universe.ts';
import { person, voters } from './voters.ts';

export const spanish: typeof english = {
  account, agreements, civics, contribute, frame, frontDoor, lists, members, names, oneness, pairs,
  palette, person, pulse, questions, refused, reviews, roll, shell, tour, universe, upload, voters,
  why,
};
