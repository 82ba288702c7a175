import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Slice } from '../slice.ts';
import type { Plain } from './engine.ts';

const program = fileURLToPath(new URL('../plain-pg.ts', import.meta.url));

/** Starts `pg` alone, in a process of its own. */
export async function startPlainPg(url: string, people: number): Promise<Plain> {
  const child = fork(program, [url, String(people)]);
  const ended = once(child, 'exit');
  const failed = ended.then(() => {
    throw new Error('bench: plain pg has ended');
  });
  // It is expected in the end.
  failed.catch(() => undefined);
  await once(child, 'spawn');
  return {
    pid: child.pid ?? Number.NaN,
    async run(task) {
      child.send(task);
      const [slice] = await Promise.race([once(child, 'message'), failed]);
      return slice as Slice; // what the program answers
    },
    async [Symbol.asyncDispose]() {
      if (child.connected) {
        child.disconnect();
      }
      await ended;
    },
  };
}
