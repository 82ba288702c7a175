import type { MeasurementName } from '../measurement.ts';
import type { Meter } from '../processor.ts';
import type { Narrowing } from '../search/narrowing.ts';
import type { Slice } from '../slice.ts';

/** A kind of database that the server can be measured on. */
export interface BenchEngine {
  /** As it is asked for: `--engine NAME`. */
  readonly name: string;
  /** What can be measured on it, in the order in which it is. */
  readonly measurements: readonly MeasurementName[];
  /** The least that each ratio should be. */
  readonly leastRatios: Partial<Readonly<Record<MeasurementName, number>>>;
  /** Says what the plain driver does, where there is one to compare with. */
  readonly plainNote: string | undefined;
  /** Opens a database of made-up people, filled unless an earlier run has left a whole one. */
  open(making: Making): Promise<BenchDatabase>;
}

/** What a database is made from. */
export interface Making {
  /** A folder for all that is kept between runs. */
  readonly root: string;
  readonly people: number;
  /** Makes the product's tables in an empty database, and the people. */
  readonly fill: (url: string) => Promise<void>;
}

/** A database that is open for a run. */
export interface BenchDatabase extends AsyncDisposable {
  /** Its address, as the product takes it. */
  readonly url: string;
  /** Where files of the run are put; on the database's disk, if it is on this machine. */
  readonly folder: string;
  /** What it is, for the report; undefined when there is no more to say than its name. */
  readonly description: string | undefined;
  /** The processor time of a database that has processes of its own on this machine. */
  readonly meter: Meter | undefined;
  /** Starts the plain driver; absent where there is none to compare with. */
  startPlain?(): Promise<Plain>;
  /** Opens plain SQL that finds people; absent where there is none to compare with. */
  openPlainSearch?(): Promise<PlainSearch>;
}

/** The statements of the server through the plain driver, in a process of its own, without HTTP. */
export interface Plain extends AsyncDisposable {
  readonly pid: number;
  run(task: PlainTask): Promise<Slice>;
}

/** What the plain driver does for a slice. */
export interface PlainTask {
  readonly kind: 'get' | 'list' | 'save';
  /** People on a page of a list. */
  readonly size?: number;
  /** As many at once. */
  readonly clients: number;
  readonly seconds: number;
}

/** Finds people without us: pages of 20 by name, and counts; throws when there are none. */
export interface PlainSearch extends AsyncDisposable {
  /** Who is sorted under the folded beginning of a last name. */
  prefix(text: string): Promise<void>;
  /** Who wears a shirt of a size. */
  shirt(size: string): Promise<void>;
  narrowed(narrowing: Narrowing): Promise<void>;
  /** Counts the sizes of everybody's shirts. */
  shirts(): Promise<void>;
}
