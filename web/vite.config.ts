import react from '@vitejs/plugin-react';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin, type ProxyOptions } from 'vite';

/** Where the API listens while the pages are served by Vite (`npm run dev` sets it). */
const target = process.env['COMMONROLL_API'] ?? 'http://localhost:4000';

/** Passed on as if it came from the API's own pages, which is what the API insists on. */
const api: ProxyOptions = {
  target,
  configure: (proxy) => {
    proxy.on('proxyReq', (request) => {
      if (request.hasHeader('origin')) request.setHeader('origin', new URL(target).origin);
    });
  },
};

/** Lays a compressed copy beside every script and sheet, so that the server need not compress. */
const compressed: Plugin = {
  name: 'compressed-copies',
  apply: 'build',
  // Only what was written is final: names of chunks are put in at the very end.
  writeBundle({ dir }, bundle) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    for (const name of Object.keys(bundle)) {
      if (dir === undefined || !/\.(js|css)$/.test(name)) continue;
      const path = join(dir, name);
      const source = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(source, { params }));
      writeFileSync(`${path}.gz`, gzipSync(source));
    }
  },
};

export default defineConfig({
  plugins: [react(), compressed],
  server: {
    port: Number(process.env['COMMONROLL_WEB_PORT'] ?? 4001),
    strictPort: true,
    proxy: { '/v1': api, '/auth': api, '/docs': api },
  },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    // The pages ask no other host, and the server sends no inline script: assets stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
