import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of its own that is measured. */
export interface Subject extends AsyncDisposable {
  readonly pid: number;
  readonly port: number;
}

const binary = fileURLToPath(new URL('../packages/server/bin/whoswho.js', import.meta.url));
const withoutLedger = fileURLToPath(new URL('without-ledger.ts', import.meta.url));
const baseline = fileURLToPath(new URL('baseline.ts', import.meta.url));

/** Starts the server as its users do; answers when it says where it listens. */
export function startServer(database: string): Promise<Subject> {
  return startSubject([binary, 'serve', '--database', database, '--port', '0']);
}

/** Starts the server without its ledger. */
export function startServerWithoutLedger(database: string): Promise<Subject> {
  return startSubject(['--conditions=whoswho-source', withoutLedger, database]);
}

/** Starts bare node:http that sends a ready buffer. */
export function startBaseline(file: string, headers: readonly string[]): Promise<Subject> {
  return startSubject([baseline, file, ...headers]);
}

async function startSubject(args: readonly string[]): Promise<Subject> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, WHOSWHO_BUILT: '1' },
  });
  const ended = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  for await (const line of createInterface(child.stdout)) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port !== undefined && child.pid !== undefined) {
      // What it says from now on is not read, but must not fill the pipe either.
      child.stdout.resume();
      return {
        pid: child.pid,
        port: Number(port),
        async [Symbol.asyncDispose]() {
          child.kill('SIGTERM');
          await ended;
          process.off('exit', kill);
        },
      };
    }
  }
  throw new Error(`bench: ${args.join(' ')} ended before it listened`);
}
