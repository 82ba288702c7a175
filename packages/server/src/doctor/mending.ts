import type { Store } from '../storage/store.ts';
import type { Repair } from './finding.ts';

/** Repairs of one transaction: people who save wait for no more than that. */
const repairsAtATime = 200;

/** Carries repairs out, some in each transaction. */
export function mending(store: Store) {
  let waiting: Repair[] = [];

  async function carryOut(): Promise<void> {
    const repairs = waiting;
    waiting = [];
    if (repairs.length > 0) {
      await store.write(async (writer) => {
        for (const repair of repairs) {
          await repair(writer);
        }
      });
    }
  }

  return {
    async add(repair: Repair): Promise<void> {
      waiting.push(repair);
      if (waiting.length >= repairsAtATime) {
        await carryOut();
      }
    },
    finish: carryOut,
  };
}
