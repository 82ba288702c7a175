import { randomUUID } from 'node:crypto';
import type { Engine, Session } from '../engines/engine.ts';
import { definitionsVersionSetting } from '../store.ts';
import type { Change, Reader, Store, Writer } from '../store.ts';
import { accessTables } from './access.ts';
import { contentTable } from './content.ts';
import { documentTables } from './document.ts';
import { ledgerTable } from './ledger.ts';
import { mediaTable } from './media.ts';
import { isCurrent, migrate, MigrationError, migrationSteps } from './migrate.ts';
import { noting } from './noting.ts';
import { pictureTable } from './picture.ts';
import { rowsAdder, tableNames, tableRows } from './rows.ts';
import { settingTable } from './setting.ts';
import { signInTables } from './sign-in.ts';
import { sourceTable } from './source.ts';
import { subscriptionTable } from './subscription.ts';
import { userTables } from './user.ts';

/** Everything that other processes may have changed. */
const foreignChanges: readonly Change[] = [{ kind: 'definitions' }, { kind: 'access' }];

/** The store over an engine: the same SQL for each. Brings the tables up to date. */
export async function openSqlStore(engine: Engine): Promise<Store> {
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return sqlStore(engine);
}

/** The store over an engine whose tables are as they are. */
export function sqlStore(engine: Engine): Store {
  const { db, capabilities } = engine;
  const tables = {
    users: userTables(db, capabilities),
    documents: documentTables(db),
    contents: contentTable(db),
    access: accessTables(db),
    settings: settingTable(db),
    subscriptions: subscriptionTable(db, capabilities),
    ledger: ledgerTable(db, capabilities),
    sources: sourceTable(db),
    signIn: signInTables(db),
    media: mediaTable(db),
    pictures: pictureTable(db),
  };
  const listeners: ((change: Change) => void)[] = [];
  const tell = (changes: readonly Change[]) =>
    changes.forEach((change) => listeners.forEach((listener) => listener(change)));
  const commitListeners: (() => void)[] = [];
  let knownVersion = engine.foreignVersion();
  let isFresh = false;

  const readerOver = (session: Session): Reader => ({
    users: tables.users.reads(session),
    documents: tables.documents.reads(session),
    contents: tables.contents.reads(session),
    access: tables.access.reads(session),
    settings: tables.settings.reads(session),
    ledger: tables.ledger.reads(session),
    sources: tables.sources.reads(session),
    subscriptions: tables.subscriptions.reads(session),
    signIn: tables.signIn.reads(session),
    media: tables.media.reads(session),
    pictures: tables.pictures.reads(session),
  });

  const writerOver = (session: Session): Writer => ({
    users: tables.users.writes(session),
    documents: tables.documents.writes(session),
    contents: tables.contents.writes(session),
    access: tables.access.writes(session),
    settings: tables.settings.writes(session),
    ledger: tables.ledger.writes(session),
    sources: tables.sources.writes(session),
    signIn: tables.signIn.writes(session),
    media: tables.media.writes(session),
    pictures: tables.pictures.writes(session),
    subscriptions: tables.subscriptions.writes(session),
  });

  const reader = readerOver(engine.reader);
  return {
    reader,
    readerOf(caller) {
      const session = engine.readerOf(caller);
      return session === engine.reader ? reader : readerOver(session);
    },
    async write(work, caller) {
      let changes: Change[] = [];
      const result = await engine.write(async (session) => {
        // Another run of the same work starts from nothing.
        changes = [];
        const writer = writerOver(session);
        const answer = await work(noting(writer, changes));
        if (changes.some(({ kind }) => kind === 'definitions')) {
          await writer.settings.put(definitionsVersionSetting, randomUUID());
        }
        if (changes.length > 0 && capabilities.announcement !== undefined) {
          await session.all(capabilities.announcement);
        }
        return answer;
      }, caller);
      tell(changes);
      commitListeners.forEach((listener) => listener());
      return result;
    },
    snapshot: (work) =>
      engine.snapshot((session) =>
        work({
          reader: readerOver(session),
          tables: tableNames,
          rows: (table) => tableRows(db, session, table),
        }),
      ),
    async load(work) {
      const result = await engine.write(async (session) => {
        const answer = await work(rowsAdder(db, session));
        if (capabilities.continueSequence !== undefined) {
          await session.all(capabilities.continueSequence);
        }
        return answer;
      });
      tell(foreignChanges);
      return result;
    },
    ...(engine.backup === undefined ? {} : { backup: engine.backup }),
    migrations: () => migrationSteps(engine),
    whyNotReady: () => whyNotReady(engine),
    onChange: (listener) => listeners.push(listener),
    onCommit: (listener) => commitListeners.push(listener),
    refresh() {
      if (isFresh) {
        return;
      }
      // Once in a turn of the event loop is enough: what comes later is a later request.
      isFresh = true;
      setImmediate(() => (isFresh = false));
      const version = engine.foreignVersion();
      if (version !== knownVersion) {
        knownVersion = version;
        tell(foreignChanges);
      }
    },
    close: () => engine.close(),
  };
}

async function whyNotReady(engine: Engine): Promise<string | undefined> {
  try {
    return (await isCurrent(engine)) ? undefined : 'The tables of the database are not up to date';
  } catch (error) {
    return error instanceof MigrationError
      ? `The program is too old: ${error.message}`
      : 'The database cannot be reached';
  }
}
