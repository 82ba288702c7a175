import { Worker } from 'node:worker_threads';
import { UnreachableError } from '../storage/store.ts';
import type { Finder } from './finder.ts';

/** What a finder can be asked. */
type FinderMethod = Exclude<keyof Finder, 'close'>;

/** A question on its way to the thread. */
export interface FinderCall {
  readonly number: number;
  readonly method: FinderMethod;
  readonly question: unknown;
}

/** What comes back. */
export type FinderReply =
  | { readonly number: number; readonly answer: unknown }
  | {
      readonly number: number;
      readonly fault: { readonly message: string; readonly isUnreachable: boolean };
    };

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (fault: Error) => void;
}

/** A finder in a thread of its own, started when it is first asked; one that fails is replaced. */
export function createThreadedFinder(file: URL, database: string): Finder {
  const waiting = new Map<number, Waiting>();
  let running: { readonly worker: Worker; readonly ended: Promise<void> } | undefined;
  let calls = 0;

  function start() {
    const worker = new Worker(file, {
      workerData: { database },
      // What it keeps is outside of the heap; the rest is read, entered and forgotten.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
      // From the sources our own packages are found there too.
      ...(file.pathname.endsWith('.ts') ? { execArgv: ['--conditions=whoswho-source'] } : {}),
    });
    worker.unref();
    worker.on('message', (reply: FinderReply) => settle(reply));
    let fault: Error | undefined;
    worker.once('error', (error) => (fault = error instanceof Error ? error : undefined));
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        running = undefined;
        failAll(fault ?? new Error('the thread that finds people has ended'));
        resolve();
      });
    });
    return { worker, ended };
  }

  function settle(reply: FinderReply): void {
    const call = waiting.get(reply.number);
    waiting.delete(reply.number);
    if ('answer' in reply) {
      call?.resolve(reply.answer);
      return;
    }
    const { message, isUnreachable } = reply.fault;
    call?.reject(isUnreachable ? new UnreachableError(message) : new Error(message));
  }

  function failAll(fault: Error): void {
    const all = [...waiting.values()];
    waiting.clear();
    all.forEach(({ reject }) => reject(fault));
  }

  function ask(method: FinderMethod, question: unknown): Promise<unknown> {
    running ??= start();
    const { worker } = running;
    calls += 1;
    const call: FinderCall = { number: calls, method, question };
    return new Promise((resolve, reject) => {
      waiting.set(call.number, { resolve, reject });
      worker.postMessage(call);
    });
  }

  // What the thread answers is what the method of the same name answers there.
  return {
    find: (question) => ask('find', question) as ReturnType<Finder['find']>,
    suggest: (question) => ask('suggest', question) as ReturnType<Finder['suggest']>,
    tree: (question) => ask('tree', question) as ReturnType<Finder['tree']>,
    async close() {
      // Until it has ended there is something to wait for.
      running?.worker.ref();
      running?.worker.postMessage('close');
      await running?.ended;
    },
  };
}
