import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer } from 'vite';

/** `npm run dev`: the server with the demo, started anew when it changes, and the UI beside it. */
const repository = join(import.meta.dirname, '../..');
const program = join(repository, 'packages/server/bin/whoswho.js');
const server = spawn(
  process.execPath,
  ['--watch', '--conditions=whoswho-source', program, 'serve', '--demo', ...process.argv.slice(2)],
  { cwd: repository, stdio: 'inherit' },
);
const web = await createServer({ configFile: join(import.meta.dirname, 'vite.config.ts') });
await web.listen();
web.printUrls();
server.once('exit', (code) => {
  void web.close().then(() => process.exit(code ?? 0));
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.kill(signal));
}
