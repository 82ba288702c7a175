import type { Outcome } from './contest.ts';
import type { BenchEngine } from './engines/engine.ts';
import type { MeasurementName } from './measurement.ts';
import type { Starts } from './starts.ts';

/** All that a run has measured. */
export interface Figures {
  readonly machine: Machine;
  readonly engine: BenchEngine;
  /** What the database is, where there is more to say than its engine. */
  readonly database: string | undefined;
  readonly people: number;
  readonly outcomes: ReadonlyMap<MeasurementName, Outcome>;
  readonly starts: Starts | undefined;
  /** Resident memory of the server in MB. */
  readonly memory: {
    /** Three seconds after it has started, before it is asked for anything. */
    readonly atRest: number;
    /** Three seconds after the last request. */
    readonly after: number;
    readonly peak: number;
  };
}

/** Where and when. */
export interface Machine {
  readonly date: string;
  readonly processors: string;
  readonly node: string;
  readonly system: string;
}
