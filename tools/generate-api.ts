import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { joinRooms } from '../src/app/http.ts';
import { createLog, migrate, openDatabase, readConfig } from '../src/platform/index.ts';
import { withScratchDatabase } from './scratch-database.ts';

/** Where the browser's typed client finds the API's shapes; written by `npm run api`. */
export const apiFile = fileURLToPath(new URL('../web/src/api/schema.ts', import.meta.url));

/** The API's own description, from the routes as they are. */
export async function describeApi(adminUrl: string): Promise<OpenAPI3> {
  const db = await openDatabase(await migrate({ adminUrl }));
  const log = createLog({ level: 'silent' });
  const { app, stop } = await joinRooms({ db, config: readConfig({}), log });
  try {
    await app.ready();
    return app.swagger() as unknown as OpenAPI3;
  } finally {
    await stop();
    await db.close();
  }
}

/** The text of schema.ts for that description. */
export async function renderApi(document: OpenAPI3): Promise<string> {
  const note = '// Generated from /v1/openapi.json by `npm run api`; do not edit.\n';
  return note + astToString(await openapiTS(document));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await withScratchDatabase(async (adminUrl) =>
    writeFile(apiFile, await renderApi(await describeApi(adminUrl))));
}
