import { ask } from './ask.ts';
import { memoryOf } from './processor.ts';
import type { Requests } from './requests.ts';
import type { Scratch } from './scratch.ts';
import { median } from './statistics.ts';
import { startServer } from './subject.ts';

/** How long it takes from the command to the first answer, and the memory at that moment. */
export interface Starts {
  readonly medianMs: number;
  readonly slowestMs: number;
  /** Resident, in MB. */
  readonly memory: number;
}

const rounds = 5;

/** Starts the server some times over. */
export async function measureStarts(scratch: Scratch, requests: Requests): Promise<Starts> {
  const times: number[] = [];
  const memories: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    await using server = await startServer(scratch.database.url);
    await ask(server.port, requests.get());
    times.push(performance.now() - begin);
    memories.push(memoryOf(server.pid).now);
  }
  return { medianMs: median(times), slowestMs: Math.max(...times), memory: median(memories) };
}
