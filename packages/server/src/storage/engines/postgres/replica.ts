import type { Session } from '../engine.ts';
import { linkTo } from './connection.ts';
import type { Connection } from './connection.ts';
import { readSession } from './reader.ts';

/** A copy to read from, which is a little behind. */
export interface Replica {
  /** Where a caller reads: the copy, unless it is behind the caller's last write, or lost. */
  readerOf(caller: string): Session;
  /** Notes where in the log the last write of callers is. */
  noteWrite(position: bigint, callers: readonly string[]): void;
  close(): Promise<void>;
}

const pulseMs = 100;
const answerTimeoutMs = 500;

/** A place in the log as PostgreSQL writes it (`16/B374D848`), as a number. */
export function logPosition(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** Reads from a streaming replica, and from the primary where the replica cannot. */
export function readFromReplica(
  url: string,
  primary: Session,
  report: (line: string) => void,
): Replica {
  const link = linkTo(url, { answerTimeoutMs });
  const copy = readSession(url);
  const written = new Map<string, bigint>();
  /** How far the copy is; undefined while it is lost. */
  let replayed: bigint | undefined;
  let isClosed = false;
  let isKnownLost = false;

  function tellOnce(isLost: boolean): void {
    if (isLost !== isKnownLost && !isClosed) {
      isKnownLost = isLost;
      report(
        isLost ? 'The read replica is lost; reads go to the primary' : 'The read replica is back',
      );
    }
  }

  async function pulse(): Promise<void> {
    try {
      replayed = await replayedPosition(await link.connection());
      tellOnce(replayed === undefined);
      for (const [caller, position] of written) {
        if (replayed !== undefined && position <= replayed) {
          written.delete(caller);
        }
      }
    } catch {
      replayed = undefined;
      tellOnce(true);
      link.drop();
      // What hangs there is asked of the primary.
      copy.drop();
    }
  }

  const session: Session = {
    async all(query) {
      try {
        return await copy.once(query);
      } catch {
        // Lost, or cancelled by what it has to replay: the primary knows whether it is a fault.
        return primary.all(query);
      }
    },
  };

  let beating: Promise<void> = pulse();
  const timer = setInterval(() => {
    beating = beating.then(pulse);
  }, pulseMs);
  timer.unref();

  return {
    readerOf(caller) {
      const position = written.get(caller);
      const isUsable = !isClosed && replayed !== undefined && position === undefined;
      return isUsable ? session : primary;
    },
    noteWrite(position, callers) {
      callers.forEach((caller) => written.set(caller, position));
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      await beating;
      await Promise.all([link.close(), copy.close()]);
    },
  };
}

/** How far a copy has replayed the log; undefined of a server that is no copy. */
async function replayedPosition(connection: Connection): Promise<bigint | undefined> {
  const { rows } = await connection.ask('select pg_last_wal_replay_lsn()::text');
  const [[position] = []] = rows;
  return typeof position === 'string' ? logPosition(position) : undefined;
}
