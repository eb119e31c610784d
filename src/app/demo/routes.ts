import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../kernel/index.ts';
import type { App, Deps } from '../../platform/index.ts';
import { worldFolder } from './world-folder.ts';

/** What the tour needs besides the product: a list with dirty names to upload. */
export function demoRoutes(app: App, deps: Deps): void {
  app.get('/v1/demo/sample-list.csv', {
    schema: {
      tags: ['demo'], summary: 'A list of invented contacts with dirty names, for trying uploads',
      produces: ['text/csv'],
    },
  }, async (_request, reply) => {
    const path = join(worldFolder(deps), 'lists', 'sample-dirty.csv');
    if (!deps.config.demo || !existsSync(path)) {
      refuse({ kind: 'not-found', code: 'app/no-demo', detail: 'There is no demo here.' });
    }
    reply.header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="sample-list.csv"');
    return reply.send(createReadStream(path));
  });
}
