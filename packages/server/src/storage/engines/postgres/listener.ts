import { linkTo } from './connection.ts';
import type { Connection } from './connection.ts';

/** Hears what other processes announce. */
export interface Listener {
  /** Grows with every announcement of another process, and at every look while nothing is heard. */
  version(): number;
  /** The connection whose announcements are this process's own. */
  ignore(processId: number): void;
  close(): Promise<void>;
}

/** Whom a listener tells. */
interface Ears {
  /** Notifications on other channels. */
  hear(payload: string): void;
  /** That the database is lost, and that it is back. */
  report(line: string): void;
}

const pulseMs = 400;
/** A connection may be dead without saying so: the pulse would not be answered. */
const answerTimeoutMs = 400;

/** Listens to channels from now on; what is heard on the first one makes the version grow. */
export function listenTo(url: string, channels: readonly string[], ears: Ears): Listener {
  let own: number | undefined;
  let version = 0;
  let isListening = false;
  let wasLost = false;
  let isClosed = false;
  const [announcements] = channels;

  const link = linkTo(url, {
    answerTimeoutMs,
    async onOpen(connection: Connection) {
      for (const channel of channels) {
        await connection.ask(`listen ${channel}`);
      }
      // Something may have happened while nobody listened.
      version += 1;
      isListening = true;
      if (wasLost) {
        ears.report('The database is back');
      }
      wasLost = false;
    },
    onNotification({ processId, channel, payload }) {
      if (processId === own) {
        return;
      }
      if (channel === announcements) {
        version += 1;
      } else {
        ears.hear(payload);
      }
    },
    onLost() {
      if (isListening && !isClosed) {
        ears.report('The database is lost; requests wait for it');
        wasLost = true;
      }
      isListening = false;
    },
  });

  async function pulse(): Promise<void> {
    try {
      const connection = await link.connection();
      await connection.ask('select 1');
    } catch {
      link.drop();
    }
  }

  let beating: Promise<void> = pulse();
  const timer = setInterval(() => {
    beating = beating.then(pulse);
  }, pulseMs);
  timer.unref();

  return {
    version() {
      if (!isListening && !isClosed) {
        version += 1;
      }
      return version;
    },
    ignore(processId) {
      own = processId;
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      await beating;
      await link.close();
    },
  };
}
