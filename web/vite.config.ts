import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the API listens while the pages are served by Vite (`npm run dev` sets it). */
const api = process.env['COMMONROLL_API'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
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
