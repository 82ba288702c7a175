import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The real command line, serving in a process of its own. */
export interface Served extends AsyncDisposable {
  readonly url: string;
  /** Ends it as a power cut does: nothing in it hears of it. */
  kill(): Promise<void>;
}

/** The administrator's token of a first start, as containers give it. */
export const bootstrapToken = 'bootstrap-token-for-tests-0123456789-abcdefgh';

const program = fileURLToPath(new URL('../packages/server/bin/whoswho.js', import.meta.url));

/** Starts `whoswho serve --demo` on a database, and waits until it says where it is. */
export async function serveDemo(database: string): Promise<Served> {
  const child = spawn(
    process.execPath,
    [program, 'serve', '--demo', '--database', database, '--port', '0'],
    {
      env: { ...process.env, WHOSWHO_BOOTSTRAP_TOKEN: bootstrapToken },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  };
  try {
    return { url: await addressOf(child), kill, [Symbol.asyncDispose]: kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const [, url] = /^Whoswho is at (http\S+)$/mu.exec(printed) ?? [];
      if (url !== undefined) {
        resolve(url);
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`serve ended with ${code ?? signal}: ${printed}`)),
    );
  });
}
