import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import icons from 'unplugin-icons/vite';
import { defineConfig } from 'vite';

/** The server's own paths; everything else is the UI's. */
const serverPaths = ['/_ah', '/v2', '/docs', '/openapi.json', '/pictures', '/files', '/upload'];

/** Where the server is while the UI is worked on (`npm run dev`). */
const serverUrl = process.env['WHOSWHO_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

/** Small modules in the place of large ones that only the server needs. */
const serverOnly = join(import.meta.dirname, 'src/server-only');

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), icons({ compiler: 'jsx', jsx: 'react' })],
  resolve: {
    conditions: ['whoswho-source', 'module', 'browser', 'development|production'],
    alias: {
      // The server judges numbers by the full tables; the browser only shows them.
      'libphonenumber-js/max': 'libphonenumber-js/min',
      re2js: join(serverOnly, 're2js.ts'),
      postcss: join(serverOnly, 'postcss.ts'),
    },
  },
  server: {
    proxy: Object.fromEntries(serverPaths.map((path) => [path, { target: serverUrl }])),
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    // A strict content policy has no data: fonts and no inlined scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
