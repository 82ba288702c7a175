import { setImmediate } from 'node:timers/promises';
import { boundPaths } from '@whoswho/core';
import type { Reader } from '../storage/store.ts';
import { readDefinitions } from '../operations/definitions.ts';
import type { Definitions } from '../operations/definitions.ts';
import { createAnswering } from './answering.ts';
import type { Answering } from './answering.ts';
import { createPeopleIndex } from './people-index.ts';
import type { PeopleIndex } from './people-index.ts';
import type {
  FindAnswer,
  FindQuestion,
  SuggestAnswer,
  SuggestQuestion,
  TreeAnswer,
  TreeQuestion,
} from './question.ts';

/** Answers questions about people, from indexes that follow what is committed. */
export interface Finder {
  find(question: FindQuestion): Promise<FindAnswer>;
  suggest(question: SuggestQuestion): Promise<SuggestAnswer>;
  /** Undefined when nobody has the person's id. */
  tree(question: TreeQuestion): Promise<TreeAnswer | undefined>;
  close(): Promise<void>;
}

/** What every question has. */
type Asked = Pick<FindQuestion, 'customer' | 'definitionsVersion'>;

/** What is known of one customer's people. */
interface Directory {
  readonly index: PeopleIndex;
  readonly answering: Answering;
  definitions: Definitions;
  /** Number in the ledger up to which the index is complete. */
  seq: number;
  /** With more values than this, most are of nobody any more. */
  roomy: number;
  /** Following must not overtake itself: a run, and the one that begins when it ends. */
  running: Promise<void>;
  next: Promise<void> | undefined;
}

/** People read at once while an index is built: what is short-lived is cleared away at little cost. */
const peopleAtOnce = 200;
/** Rows of the ledger read at once while it follows. */
const rowsAtOnce = 1000;
/** Values of nobody that are no reason to build an index anew. */
const leastRoom = 200_000;

/** A finder over a reader of its own; indexes are built when they are first asked for. */
export function createFinder(reader: Reader): Finder {
  const directories = new Map<string, Promise<Directory>>();

  function directoryOf(customer: string): Promise<Directory> {
    let known = directories.get(customer);
    if (known === undefined) {
      known = build(reader, customer);
      directories.set(customer, known);
      known.catch(() => directories.delete(customer));
    }
    return known;
  }

  /** Waits until the index has all that was committed before this call; many calls wait together. */
  function caughtUp(customer: string, directory: Directory): Promise<void> {
    directory.next ??= directory.running.then(() => {
      directory.next = undefined;
      const run = follow(reader, customer, directory);
      directory.running = run.catch(() => {});
      return run;
    });
    return directory.next;
  }

  async function current(question: Asked): Promise<Directory> {
    const directory = await withDefinitions(question);
    // Last, so that whoever has been saved since is read through these definitions.
    await caughtUp(question.customer, directory);
    if (directory.index.pool.size > directory.roomy) {
      directory.roomy = Infinity;
      renew(question.customer);
    }
    return directory;
  }

  /** The directory, read as the definitions say that are in force. */
  async function withDefinitions({ customer, definitionsVersion }: Asked): Promise<Directory> {
    const known = directoryOf(customer);
    const directory = await known;
    if (directory.definitions.version === definitionsVersion) {
      return directory;
    }
    const old = directory.definitions;
    const young = await readDefinitions(reader, customer);
    if (hasOtherPaths(old, young)) {
      // Values at a place of which nobody knew are in no column yet.
      if (directories.get(customer) === known) {
        directories.delete(customer);
      }
      return directoryOf(customer);
    }
    directory.definitions = young;
    directory.index.read(young);
    if (young.findingEpoch !== old.findingEpoch) {
      renew(customer);
    }
    return directory;
  }

  /** Builds another index beside the one that goes on answering, and then takes its place. */
  function renew(customer: string): void {
    const young = build(reader, customer);
    young.then(
      () => directories.set(customer, young),
      // The old one is as good as it was.
      () => {},
    );
  }

  return {
    async find(question) {
      const { answering, definitions } = await current(question);
      return answering.find(question, definitions.nicknames);
    },
    async suggest(question) {
      const { answering, definitions } = await current(question);
      return answering.suggest(question, definitions.nicknames);
    },
    async tree(question) {
      const { answering } = await current(question);
      return answering.tree(question);
    },
    close: async () => {},
  };
}

/** Whether a field is bound to a place that no field was bound to, and that is no usual one. */
function hasOtherPaths(old: Definitions, young: Definitions): boolean {
  return [...young.fieldByPath.keys()].some(
    (path) => !old.fieldByPath.has(path) && !boundPaths.includes(path),
  );
}

async function build(reader: Reader, customer: string): Promise<Directory> {
  const index = createPeopleIndex();
  const definitions = await readDefinitions(reader, customer);
  index.read(definitions);
  // What is saved from here on comes again while following.
  const seq = await reader.ledger.last();
  for (let last: string | undefined = ''; last !== undefined;) {
    const people: Awaited<ReturnType<typeof reader.users.after>> = await reader.users.after(
      customer,
      last,
      peopleAtOnce,
    );
    for (const { id, profile } of people) {
      index.put(id, JSON.parse(profile));
    }
    last = people.length < peopleAtOnce ? undefined : people.at(-1)?.id;
    await setImmediate();
  }
  for (const steps = index.compact(); steps.next().done !== true;) {
    await setImmediate();
  }
  const answering = createAnswering(index);
  const roomy = index.pool.size * 2 + leastRoom;
  return { index, answering, definitions, seq, roomy, running: Promise.resolve(), next: undefined };
}

/** Enters anew whoever has been changed since the index was last complete. */
async function follow(reader: Reader, customer: string, directory: Directory): Promise<void> {
  for (;;) {
    const rows = await reader.ledger.changesAfter(directory.seq, rowsAtOnce);
    const own = rows.filter((row) => row.customer === customer);
    const users = [...new Set(own.map((row) => row.user))];
    // Lookups of one tick travel together.
    const records = await Promise.all(users.map(async (user) => reader.users.byId(customer, user)));
    records.forEach((record, place) =>
      directory.index.put(users[place] ?? '', record && JSON.parse(record.profile)),
    );
    directory.seq = rows.at(-1)?.seq ?? directory.seq;
    if (rows.length < rowsAtOnce) {
      return;
    }
  }
}
