import { neighbours, refuseBentMap, rooms } from './rooms.mjs';

refuseBentMap(rooms);

const TEST = '\\.test\\.tsx?$';
const DATABASE = '(^|node_modules/)(kysely|pg|pg-copy-streams|@duckdb/[^/]+)(/|$)';

/** One rule a room: what it may not reach is every room that is not its neighbour. */
const roomRules = rooms.flatMap((room) => {
  const reachable = [room.name, ...neighbours(room)].join('|');
  return [
    forbid(`${room.name}-only-its-neighbours`, {
      from: { path: `^src/${room.name}/`, pathNot: TEST },
      to: { path: '^src/', pathNot: `^src/(${reachable})/` },
      comment: `rooms.mjs lists whom ${room.name} may use.`,
    }),
    forbid(`${room.name}-tested-by-its-neighbours`, {
      from: { path: `^src/${room.name}/.*${TEST}` },
      to: { path: '^src/', pathNot: `^src/(${reachable}|world)/` },
      comment: 'A test may use the invented state besides.',
    }),
  ];
});

export default {
  forbidden: [
    forbid('no-circle', {
      from: {},
      to: { circular: true },
      comment: 'A circle has no ground floor; types count too.',
    }),
    ...roomRules,
    forbid('through-the-front-door', {
      from: { path: '^src/([^/]+)/', pathNot: TEST },
      to: { path: '^src/([^/]+)/', pathNot: ['^src/$1/', '/(index|contract)\\.ts$'] },
      comment: 'Another room is entered by its index.ts or contract.ts only.',
    }),
    forbid('app-joins-entrances', {
      from: { path: '^src/(?!app/)' },
      to: { path: '^src/app/' },
      comment: 'app stands above all rooms.',
    }),
    forbid('web-sees-contracts-and-kernel', {
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: '^src/(kernel/|[^/]+/contract\\.ts$)' },
      comment: 'The browser must not carry server code, and speaks the public API alone.',
    }),
    forbid('server-knows-no-web', {
      from: { path: '^src/' },
      to: { path: '^web/' },
      comment: 'The API comes first; pages are one of its users.',
    }),
    forbid('contracts-are-light', {
      from: { path: '^src/[^/]+/contract\\.ts$' },
      to: { pathNot: '^src/(kernel/|[^/]+/contract\\.ts$)|(^|node_modules/)zod(/|$)' },
      comment: 'Whoever reads a contract (the browser too) loads kernel, contracts and zod.',
    }),
    forbid('kernel-imports-nothing', {
      from: { path: '^src/kernel/', pathNot: TEST },
      to: { pathNot: '^src/kernel/' },
      comment: 'The ground floor rests on nothing: no packages, no Node.',
    }),
    forbid('database-in-stores', {
      from: { path: '^(src|web)/', pathNot: ['^src/platform/', '/store\\.ts$', '/store/', TEST] },
      to: { path: DATABASE },
      comment: 'SQL lives in platform and in the stores of the rooms.',
    }),
    forbid('no-orphan', {
      from: { orphan: true, pathNot: [TEST, '\\.d\\.ts$'] },
      to: {},
      comment: 'A file that nobody uses and that uses nobody is dead.',
    }),
    forbid('nothing-unresolved', {
      from: {},
      to: { couldNotResolve: true, pathNot: '^vite/client$' },
      comment: 'What cannot be found cannot be held to the rules.',
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};

function forbid(name, { comment, from, to }) {
  return { name, severity: 'error', comment, from, to };
}
