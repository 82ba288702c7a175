import { parseArgs } from 'node:util';
import type { BenchEngine } from './engines/engine.ts';
import { engines } from './engines/index.ts';

/** What one run measures, and for how long. */
export interface Options {
  /** What the server is measured on. */
  readonly engine: BenchEngine;
  readonly people: number;
  /** Length of a slice. */
  readonly seconds: number;
  /** Slices of the base and of the server, taken in turns. */
  readonly pairs: number;
  readonly clients: number;
  /** Names of what is measured. */
  readonly only: ReadonlySet<string>;
  /** Where the figures are written as JSON. */
  readonly json: string | undefined;
}

/** What a kind of run can measure, and what holds unless the command line says otherwise. */
export interface Usual {
  readonly names: (engine: BenchEngine) => readonly string[];
  readonly seconds: number;
  readonly pairs: number;
}

/** Reads the command line; throws an error that says what is wrong with it. */
export function readOptions(args: string[], { names, seconds, pairs }: Usual): Options {
  const { values } = parseArgs({
    args,
    options: {
      engine: { type: 'string', default: engines[0]?.name ?? '' },
      people: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: String(seconds) },
      pairs: { type: 'string', default: String(pairs) },
      clients: { type: 'string', default: '32' },
      only: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const engine = engines.find(({ name }) => name === values.engine);
  if (engine === undefined) {
    const all = engines.map(({ name }) => name).join();
    throw new Error(`engine: ${values.engine} is not one of ${all}`);
  }
  const known = names(engine);
  const only = values.only?.split(',') ?? known;
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`only: ${unknown.join()} is not one of ${known.join()}`);
  }
  return {
    engine,
    people: positive('people', values.people),
    seconds: positive('seconds', values.seconds),
    pairs: positive('pairs', values.pairs),
    clients: positive('clients', values.clients),
    only: new Set(only),
    json: values.json,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) {
    throw new Error(`${name}: "${text}" is not a number above 0`);
  }
  return value;
}
