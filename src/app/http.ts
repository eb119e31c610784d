import { agreementRoutes } from '../agreements/index.ts';
import {
  callerOf, demoDoors, registerAccounts, requireScope, setupLink,
} from '../accounts/index.ts';
import { auditRoutes } from '../audit/index.ts';
import { civicsRoutes } from '../civics/index.ts';
import { exchangeRoutes } from '../exchange/index.ts';
import { feedMeasures, feedRoutes, startFeed } from '../feed/index.ts';
import { followRoll, identityRoutes } from '../identity/index.ts';
import {
  buildApp, metricsRoute, openDatabase, sequencerMeasures, startSequencer, type App, type Config,
  type Deps, type Log, type Measure,
} from '../platform/index.ts';
import { rollRoutes } from '../roll/index.ts';
import { openColumnStore, universeRoutes } from '../universes/index.ts';
import { ensureDemo } from './demo/build.ts';
import { startLiveContacts } from './demo/live.ts';
import { demoRoutes } from './demo/routes.ts';
import { worldFolder } from './demo/world-folder.ts';
import { referenceRoutes } from './reference.ts';
import { webRoutes } from './web.ts';

export interface HttpStart {
  readonly config: Config;
  readonly log: Log;
  readonly appUrl: string;
  readonly systemUrl: string;
  tell(step: string): void;
}

export interface Door {
  readonly name: string;
  readonly url: string;
}

export interface HttpServer {
  readonly app: App;
  /** One-click demo sign-ins; empty outside the demo state. */
  readonly doors: readonly Door[];
  stop(): Promise<void>;
}

/** Everything that one process serves: API, web, order of changes, feed, column store. */
export async function startHttp(start: HttpStart): Promise<HttpServer> {
  const { config, log, tell } = start;
  const db = await openDatabase(start);
  const deps: Deps = { db, config, log };
  const sequencer = startSequencer(db, log);
  const isDemo = await ensureDemo(deps, tell);
  const rooms = await joinRooms(deps, sequencerMeasures(sequencer));
  await rooms.app.listen({ port: config.port, host: config.host });
  const isLive = isDemo && config.demoLive;
  const stopLive = isLive ? startLiveContacts(deps, worldFolder(deps)) : undefined;
  const stop = async (): Promise<void> => {
    await stopLive?.();
    await rooms.stop();
    await sequencer.stop();
    await db.close();
  };
  const doors = isDemo && config.demo ? await listDoors(deps) : [];
  const setup = isDemo ? undefined : await setupLink(db, config);
  if (setup !== undefined) tell(`Open this link once, to become the first operator: ${setup}`);
  return { app: rooms.app, doors, stop };
}

async function listDoors({ db, config }: Deps): Promise<readonly Door[]> {
  const doors = await demoDoors(db, config);
  return doors.map(({ door, name, organisation }) =>
    ({ name: `${organisation.name} (${name})`, url: `${config.publicUrl}/?door=${door}` }));
}

export interface JoinedRooms {
  readonly app: App;
  /** Cuts the streams, then stops what follows the changes. The database stays open. */
  stop(): Promise<void>;
}

/** The server with every room's routes; tests ask it as it is, without a socket. */
export async function joinRooms(
  deps: Deps, measures: readonly Measure[] = [],
): Promise<JoinedRooms> {
  const app = await buildApp(deps);
  registerAccounts(app, deps);
  auditRoutes(app, {
    ...deps,
    organisationOf: (request) =>
      requireScope(callerOf(request), 'journal:read').organisation.organisationId,
  });
  civicsRoutes(app, deps);
  agreementRoutes(app, deps);
  rollRoutes(app, deps);
  identityRoutes(app, deps);
  exchangeRoutes(app, deps);
  const roll = followRoll(deps);
  const feed = await startFeed(deps);
  feedRoutes(app, { ...deps, feed });
  metricsRoute(app, [...measures, ...feedMeasures(feed)]);
  const store = await openColumnStore(deps);
  universeRoutes(app, { ...deps, store });
  demoRoutes(app, deps);
  await referenceRoutes(app);
  await webRoutes(app);
  const stop = async (): Promise<void> => {
    await roll.stop();
    await feed.stop();
    await app.close();
    await store.close();
  };
  return { app, stop };
}
