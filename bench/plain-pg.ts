// The server's statements through `pg` alone: `bench/plain-pg.ts URL PEOPLE`, started with a channel
// for messages. Each message is a PlainTask, the answer to it a Slice.
import type { PlainTask } from './engines/engine.ts';
import { plainPgWork } from './plain-pg-work.ts';
import type { Slice } from './slice.ts';

const [url = '', people = '0'] = process.argv.slice(2);
const work = await plainPgWork(url, Number(people));

process.on('message', (task: PlainTask) => void answer(task));
process.once('disconnect', () => process.exit());

async function answer(task: PlainTask): Promise<void> {
  process.send?.(await slice(task));
}

async function slice(task: PlainTask): Promise<Slice> {
  const callers = await work(task);
  const latenciesMs: number[] = [];
  const end = performance.now() + task.seconds * 1000;
  await Promise.all(callers.map((caller) => repeat(caller, end, latenciesMs)));
  return { count: latenciesMs.length, seconds: task.seconds, latenciesMs };
}

/** Does one thing again and again; what ends after the end is not counted. */
async function repeat(
  once: () => Promise<void>,
  end: number,
  latenciesMs: number[],
): Promise<void> {
  for (let before = performance.now(); ;) {
    await once();
    const now = performance.now();
    if (now >= end) {
      return;
    }
    latenciesMs.push(now - before);
    before = now;
  }
}
