import type { Progress } from '../archive/progress.ts';
import type { Row, Store } from '../storage/store.ts';
import type { Check } from './check.ts';
import { checks } from './checks/index.ts';
import type { Finding, Findings } from './finding.ts';
import { mending } from './mending.ts';
import { personOf } from './person.ts';
import { stateOf } from './state.ts';
import type { State } from './state.ts';

/** What was found by a check. */
export interface CheckReport {
  readonly name: string;
  readonly meaning: string;
  readonly count: number;
  /** How many of them can be repaired. */
  readonly fixable: number;
  /** The first of them, as many as were asked for. */
  readonly findings: readonly Finding[];
}

/** What was found in one state of the database. */
export interface Report {
  readonly checks: readonly CheckReport[];
  /** How many rows were checked, by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** How many findings were repaired before, by check; only where there were some. */
  readonly repaired: Readonly<Record<string, number>>;
}

/** How the doctor works. */
export interface Examination {
  /** Repair what can be derived, and tell what is left. */
  readonly fix: boolean;
  /** How many findings of each check are kept; all of them are counted. */
  readonly kept: number;
  /** Names of the checks to make; all when absent. */
  readonly only?: readonly string[];
  /** Told of every step, in rows. */
  readonly progress?: Progress;
}

/**
 * Checks whether everything stored fits together, on one state of the database; costs a few walks
 * over all rows and little memory, whoever saves meanwhile.
 */
export async function examine(store: Store, examination: Examination): Promise<Report> {
  const { fix } = examination;
  const repaired: Record<string, number> = {};
  const hands = mending(store);
  const first = await walk(store, examination, async ({ name }, { repair }) => {
    if (fix && repair !== undefined) {
      await hands.add(repair);
      repaired[name] = (repaired[name] ?? 0) + 1;
    }
  });
  await hands.finish();
  return Object.keys(repaired).length === 0
    ? { ...first, repaired }
    : { ...(await walk(store, examination, async () => undefined)), repaired };
}

type Tell = (check: Check, finding: Finding) => Promise<void>;

/** All checks share one walk over everything; some then look closer. */
async function walk(
  store: Store,
  { kept, only, progress }: Examination,
  tell: Tell,
): Promise<Omit<Report, 'repaired'>> {
  return store.snapshot(async (snapshot) => {
    const state = stateOf(snapshot);
    progress?.restart();
    const asked = checks.filter(({ name }) => only?.includes(name) ?? true);
    const begun = asked.map((check) => begin(check, state, kept, tell));
    const rows: Record<string, number> = {};
    for (const table of snapshot.tables) {
      let count = 0;
      for await (const some of snapshot.rows(table)) {
        count += some.length;
        progress?.add(some.length);
        for (const { watch, note } of begun) {
          await note(watch.rows?.[table]?.(some));
        }
        if (table === 'user') {
          await showPeople(state, begun, some);
        }
      }
      rows[table] = count;
    }
    for (const { watch, note } of begun) {
      await note(watch.end?.());
    }
    return { checks: begun.map(({ report }) => report()), rows };
  });
}

async function showPeople(state: State, begun: readonly Begun[], rows: readonly Row[]) {
  for (const row of rows) {
    const person = personOf(row, await state.customer(String(row['customer'])));
    for (const { watch, note } of begun) {
      await note(watch.person?.(person));
    }
  }
}

type Begun = ReturnType<typeof begin>;

/** A check at work, with what it has found by now. */
function begin(check: Check, state: State, kept: number, tell: Tell) {
  const first: Finding[] = [];
  let count = 0;
  let fixable = 0;
  return {
    watch: check.watch(state),
    note: async (findings: Findings | Promise<void> | void): Promise<void> => {
      for await (const finding of (await findings) ?? []) {
        count += 1;
        fixable += finding.repair === undefined ? 0 : 1;
        if (first.length < kept) {
          first.push(finding);
        }
        await tell(check, finding);
      }
    },
    report: (): CheckReport => {
      const { name, meaning } = check;
      return { name, meaning, count, fixable, findings: first };
    },
  };
}
