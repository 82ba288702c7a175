import type { Row } from '../storage/store.ts';
import type { Findings } from './finding.ts';
import type { Person } from './person.ts';
import type { State } from './state.ts';

/** Something that holds in a sound database; one file of `checks/` each. */
export interface Check {
  /** Names its findings. */
  readonly name: string;
  /** What holds, in a sentence. */
  readonly meaning: string;
  /** Begins to look at one state of the database. */
  watch(state: State): Watch;
}

/**
 * What a check sees of the one walk over everything that all checks share; absent members are of
 * no interest to it.
 */
interface Watch {
  /** Each person, in the order of customers and ids. */
  readonly person?: (person: Person) => Findings | void;
  /** Rows of a table, some at a time, in the order of its key. */
  readonly rows?: Readonly<
    Record<string, (rows: readonly Row[]) => Findings | Promise<void> | void>
  >;
  /** When everything has gone by. */
  readonly end?: () => Findings;
}
