/**
 * The map of the house, from the ground up. A room may use the rooms that it lists, and `kernel`
 * and `platform` besides; never one that stands later in this list. The walls
 * (.dependency-cruiser.mjs), the room picture (npm run map) and the tidy tests read this file.
 * A room is added here on the day its first feature is built.
 */
export const rooms = [
  room('kernel', 0, 'ids, time, refusals, viewer: pure words that every room shares', []),
  room('platform', 1, 'config, clock, log, PostgreSQL, DuckDB, jobs, changelog, CSV, HTTP kit', []),
  room('audit', 2, 'the append-only journal of acts and disclosures', []),
  room('accounts', 2, 'organisations, people who log in, roles, sessions, keys', ['audit']),
  room('civics', 2, 'divisions, elections, contests, candidates, questions, fields',
    ['audit', 'accounts']),
  room('agreements', 2, 'agreements, signatures, the entitlement relation',
    ['civics', 'accounts', 'audit']),
  room('roll', 3, 'voter-roll files, layouts, registrations, vote history',
    ['agreements', 'civics', 'audit', 'accounts']),
  room('identity', 3, 'persons, statements, matching',
    ['roll', 'agreements', 'civics', 'accounts', 'audit']),
  room('exchange', 3, 'contacts and answers in, provenance, question mapping',
    ['identity', 'roll', 'agreements', 'civics', 'accounts', 'audit']),
  room('feed', 3, 'subscriptions, cursor, server-sent events',
    ['exchange', 'identity', 'roll', 'agreements', 'civics', 'accounts', 'audit']),
  room('universes', 4, 'saved selections, counts, coverage, the column store',
    ['feed', 'exchange', 'identity', 'roll', 'agreements', 'civics', 'accounts', 'audit']),
  room('world', 1, 'the invented state: writes files, knows no other room', []),
  room('app', 7, 'joins the rooms into http, worker and command line',
    ['universes', 'feed', 'exchange', 'identity', 'roll', 'agreements', 'civics', 'accounts',
      'audit', 'world']),
];

/** Rooms that may use the kernel and nothing else, not even `platform`. */
export const kernelOnly = ['platform', 'world'];

function room(name, floor, does, uses) {
  return Object.freeze({ name, floor, does, uses: Object.freeze(uses) });
}

/** All that a room may import from: its list, the kernel and, mostly, the platform. */
export function neighbours({ name, uses }) {
  if (name === 'kernel') return [];
  if (kernelOnly.includes(name)) return ['kernel'];
  return ['kernel', 'platform', ...uses];
}

/** Refuses a map in which a room uses one that is listed after it, twice, or not at all. */
export function refuseBentMap(map) {
  const seen = new Set();
  for (const { name, uses } of map) {
    if (seen.has(name)) throw new Error(`The room ${name} is listed twice.`);
    const later = uses.find((used) => !seen.has(used));
    if (later !== undefined) {
      throw new Error(`The room ${name} uses ${later}, which does not stand below it.`);
    }
    seen.add(name);
  }
}
