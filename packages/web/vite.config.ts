import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import icons from 'unplugin-icons/vite';
import { defineConfig } from 'vite';
import { contractFacts } from './contract-facts.ts';

/** The server's own paths; everything else is the UI's. */
const serverPaths = ['/_ah', '/v2', '/docs', '/openapi.json', '/pictures', '/files', '/upload'];

/** Where the server is while the UI is worked on (`npm run dev`). */
const serverUrl = process.env['WHOSWHO_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

/** Small modules in the place of large ones that only the server needs. */
const serverOnly = join(import.meta.dirname, 'src/server-only');
/** The same for large ones that are loaded when something needs them. */
const later = join(import.meta.dirname, 'src/later');

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), icons({ compiler: 'jsx', jsx: 'react' }), contractFacts],
  resolve: {
    conditions: ['whoswho-source', 'module', 'browser', 'development|production'],
    alias: [
      { find: /^libphonenumber-js\/max$/u, replacement: join(later, 'phone-numbers.ts') },
      { find: /^sanitize-html$/u, replacement: join(later, 'sanitize-html.ts') },
      { find: /^re2js$/u, replacement: join(serverOnly, 're2js.ts') },
      { find: /^postcss$/u, replacement: join(serverOnly, 'postcss.ts') },
    ],
  },
  server: {
    proxy: Object.fromEntries(serverPaths.map((path) => [path, { target: serverUrl }])),
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    // A strict content policy has no data: fonts and no inlined scripts.
    assetsInlineLimit: 0,
    // A test holds what is loaded first; this is before compression.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Two files for what is loaded first, which compress better than eighty small ones.
          groups: [
            { name: 'first', tags: ['$initial'], priority: 2 },
            { name: 'people', test: /people-page\.tsx$/u, priority: 1 },
          ],
        },
      },
    },
  },
});
