import { openStore } from '../packages/server/src/open-store.ts';
import { guide } from '../packages/server/src/demo/guide.ts';
import { demoTime } from '../packages/server/src/demo/seeding.ts';
import { wireTime } from '../packages/server/src/time.ts';
import type { Arena } from './contests.ts';
import { compete } from './contest.ts';
import type { Outcome } from './contest.ts';
import { sendLoad } from './load.ts';
import type { MeasurementName } from './measurement.ts';
import { requestsTo } from './requests.ts';
import type { Requests } from './requests.ts';
import { prepareAt } from './scratch.ts';
import { startServer, startServerWithoutLedger } from './subject.ts';
import type { Subject } from './subject.ts';

const rows = 1_000_000;
const rowsAtATime = 5000;
const warmUpSeconds = 1;

type Contests = Partial<Record<MeasurementName, () => Promise<Outcome>>>;

/** What the ledger costs: beside a server that keeps none, and beside one with a short one. */
export function ledgerContestsOf(arena: Arena, requests: Requests): Contests {
  const grown = async (kind: keyof Pick<Requests, 'get' | 'save'>) => {
    const scratch = await prepareAt(arena.options.engine, arena.options.people, {
      folder: 'million-ledger-rows/',
      more: addRows,
    });
    await using database = scratch.database;
    await using server = await startServer(database.url);
    const ofGrown = requestsTo(scratch);
    const base = { server: arena.server, request: requests[kind] };
    return await between(arena, base, { server, request: ofGrown[kind] });
  };
  return {
    async ledgerSave() {
      await using server = await startServerWithoutLedger(arena.scratch.database.url);
      const base = { server, request: requests.save };
      return await between(arena, base, { server: arena.server, request: requests.save });
    },
    ledgerRowsGet: () => grown('get'),
    ledgerRowsSave: () => grown('save'),
  };
}

interface Side {
  readonly server: Subject;
  readonly request: () => string;
}

async function between({ options, scratch }: Arena, base: Side, target: Side): Promise<Outcome> {
  const { clients, pairs, seconds } = options;
  const load =
    ({ server: { port }, request }: Side, length: number) =>
    () =>
      sendLoad({ port, clients, seconds: length, nextRequest: request });
  await load(base, warmUpSeconds)();
  await load(target, warmUpSeconds)();
  return compete({
    pairs,
    server: target.server.pid,
    baseline: base.server.pid,
    database: scratch.database.meter,
    base: load(base, seconds),
    target: load(target, seconds),
  });
}

/** Rows of changes of everybody, as if they had been saved again and again. */
async function addRows(url: string): Promise<void> {
  const store = await openStore({ database: url, readReplica: undefined });
  try {
    const users: string[] = [];
    for (let last = ''; ;) {
      const page = await store.reader.users.after(guide.customer, last, 1000);
      users.push(...page.map(({ id }) => id));
      last = page.at(-1)?.id ?? '';
      if (page.length < 1000) {
        break;
      }
    }
    for (let done = 0; done < rows; done += rowsAtATime) {
      await store.write(async ({ ledger }) => {
        for (let number = done; number < done + rowsAtATime; number += 1) {
          await ledger.add({
            customer: guide.customer,
            user: users[(number * 7919) % users.length] ?? '',
            version: 1,
            at: wireTime(demoTime),
            place: 'user.lang',
            state: 'held',
            actor: '',
            actorEmail: 'bench',
            source: 'bench',
            application: null,
            batch: null,
            reason: null,
            before: null,
            after: `"some value of the bench, number ${number}"`,
          });
        }
      });
    }
  } finally {
    await store.close();
  }
}
