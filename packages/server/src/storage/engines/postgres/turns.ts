import type { Connection } from './connection.ts';

/** A point in the order of transactions, as far as this process knows it. */
export interface Moment {
  /** Starts anew whenever a connection was lost. */
  readonly epoch: number;
  /** The number of our last turn that is committed; undefined before the first one. */
  readonly last: number | undefined;
  /** Which of our turns that was: a read from now on sees its changes, and no others for sure. */
  readonly count: number;
}

/** It is our turn to write. */
export interface Turn {
  readonly transactionId: string;
  /** Which subjects have changed since a moment; undefined when somebody else has had a turn. */
  changedSince(moment: Moment): ReadonlySet<string> | undefined;
  /** Notes, when the turn is over, what it has changed; undefined for anything. */
  end(changed: ReadonlySet<string> | undefined): void;
}

/** The turns of this process among those of all. */
export interface Turns {
  now(): Moment;
  /** Waits for the next turn, within the open transaction of a connection. */
  take(connection: Connection): Promise<Turn>;
  /** What was read before now is no longer to be relied on. */
  forget(): void;
}

/** One transaction at a time in a database, whichever process runs it (decision 5). */
const lock = 'pg_advisory_xact_lock(7220, 1)';
/** Counts the turns of all processes. */
const counter = 'whoswho_turn';
const take = `select ${lock}, nextval('${counter}'), pg_current_xact_id()::text`;
/** Turns of ours whose changes are remembered. */
const mostRemembered = 32;

/** Makes what counts the turns; any number of processes may try at once. */
export async function prepareTurns(connection: Connection): Promise<void> {
  const { rows } = await connection.ask(`select to_regclass('${counter}')::text`);
  if (rows[0]?.[0] === null) {
    await connection.ask(`
      do $$ begin
        perform ${lock};
        create sequence if not exists ${counter};
      end $$`);
  }
}

/** Begins to count. */
export function countTurns(): Turns {
  const changes = new Map<number, ReadonlySet<string> | undefined>();
  let epoch = 0;
  let count = 0;
  let ended: Pick<Moment, 'last' | 'count'> = { last: undefined, count: 0 };

  function changedSince(moment: Moment, number: number): ReadonlySet<string> | undefined {
    const between = count - moment.count;
    const isKnown =
      moment.epoch === epoch && moment.last !== undefined && number === moment.last + between;
    if (!isKnown) {
      return undefined;
    }
    const changed = new Set<string>();
    for (let own = moment.count + 1; own < count; own += 1) {
      const known = changes.get(own);
      if (known === undefined) {
        return undefined;
      }
      known.forEach((subject) => changed.add(subject));
    }
    return changed;
  }

  return {
    now: () => ({ epoch, ...ended }),
    async take(connection) {
      const { rows } = await connection.ask(take, []);
      const [[, turn, transactionId] = []] = rows;
      const number = Number(turn);
      count += 1;
      const own = count;
      return {
        transactionId: String(transactionId),
        changedSince: (moment) => changedSince(moment, number),
        end(changed) {
          changes.set(own, changed);
          ended = { last: number, count: own };
          changes.delete(own - mostRemembered);
        },
      };
    },
    forget() {
      epoch += 1;
    },
  };
}
