import type { Engine, Session } from '../engines/engine.ts';
import type { Change, Reader, Store, Writer } from '../store.ts';
import { accessTables } from './access.ts';
import { contentTable } from './content.ts';
import { documentTables } from './document.ts';
import { settingTable } from './setting.ts';
import { subscriptionTable } from './subscription.ts';
import { userTables } from './user.ts';

/** Everything that other processes may have changed. */
const foreignChanges: readonly Change[] = [{ kind: 'definitions' }, { kind: 'access' }];

/** The store over an engine: the same SQL for each. */
export function sqlStore(engine: Engine): Store {
  const tables = {
    users: userTables(engine.db, engine.capabilities),
    documents: documentTables(engine.db),
    contents: contentTable(engine.db),
    access: accessTables(engine.db),
    settings: settingTable(engine.db),
    subscriptions: subscriptionTable(engine.db),
  };
  const listeners: ((change: Change) => void)[] = [];
  const tell = (changes: readonly Change[]) =>
    changes.forEach((change) => listeners.forEach((listener) => listener(change)));
  let knownVersion = engine.foreignVersion();
  let isFresh = false;

  const reader = (session: Session): Reader => ({
    users: tables.users.reads(session),
    documents: tables.documents.reads(session),
    contents: tables.contents.reads(session),
    access: tables.access.reads(session),
    settings: tables.settings.reads(session),
  });

  const writer = (session: Session): Writer => ({
    users: tables.users.writes(session),
    documents: tables.documents.writes(session),
    contents: tables.contents.writes(session),
    access: tables.access.writes(session),
    settings: tables.settings.writes(session),
    subscriptions: tables.subscriptions.writes(session),
  });

  return {
    reader: reader(engine.reader),
    async write(work) {
      const changes: Change[] = [];
      const result = await engine.write((session) => work(noting(writer(session), changes)));
      tell(changes);
      return result;
    },
    onChange: (listener) => listeners.push(listener),
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

/** A writer that notes for the caches what its transaction changes. */
function noting(writer: Writer, changes: Change[]): Writer {
  const { users, documents, contents, access } = writer;
  const note = (change: Change) => {
    changes.push(change);
  };
  return {
    ...writer,
    users: {
      ...users,
      update(change) {
        const { customer, id } = change.after;
        note({ kind: 'user', customer, id });
        return users.update(change);
      },
      remove(user, values) {
        note({ kind: 'user', customer: user.customer, id: user.id });
        return users.remove(user, values);
      },
    },
    documents: {
      ...documents,
      put(kind, customer, id, document) {
        note({ kind: 'definitions' });
        note({ kind: 'access' });
        return documents.put(kind, customer, id, document);
      },
      remove(kind, customer, id) {
        note({ kind: 'definitions' });
        note({ kind: 'access' });
        return documents.remove(kind, customer, id);
      },
    },
    contents: {
      ...contents,
      put(revision) {
        note({ kind: 'definitions' });
        return contents.put(revision);
      },
    },
    access: {
      ...access,
      revokeToken(customer, id, now) {
        note({ kind: 'access' });
        return access.revokeToken(customer, id, now);
      },
      revokeTokensOf(user, now) {
        note({ kind: 'access' });
        return access.revokeTokensOf(user, now);
      },
      revokeApplication(customer, id, now) {
        note({ kind: 'access' });
        return access.revokeApplication(customer, id, now);
      },
    },
  };
}
