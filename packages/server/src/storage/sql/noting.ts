import { findingEpochSetting } from '../store.ts';
import type { Change, DocumentKind, Writer } from '../store.ts';

/** A search defines nothing: who saves one must not make all caches begin again. */
const isDefinition = (kind: DocumentKind): boolean => kind !== 'search';

/** A writer that notes for the caches what its transaction changes. */
export function noting(writer: Writer, changes: Change[]): Writer {
  const { users, documents, contents, access, settings, signIn } = writer;
  const note = (...noted: readonly Change[]) => {
    changes.push(...noted);
  };
  const noteDocument = (kind: DocumentKind) => {
    if (isDefinition(kind)) {
      note({ kind: 'definitions' }, { kind: 'access' });
    }
  };
  return {
    ...writer,
    users: {
      ...users,
      update(change) {
        if (change.isAccountChanged) {
          const { customer, id } = change.after;
          note({ kind: 'user', customer, id });
        }
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
        noteDocument(kind);
        return documents.put(kind, customer, id, document);
      },
      remove(kind, customer, id) {
        noteDocument(kind);
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
    settings: {
      ...settings,
      put(name, value) {
        if (name === findingEpochSetting) {
          note({ kind: 'definitions' });
        }
        return settings.put(name, value);
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
      removeTokensOf(user) {
        note({ kind: 'access' });
        return access.removeTokensOf(user);
      },
      revokeApplication(customer, id, now) {
        note({ kind: 'access' });
        return access.revokeApplication(customer, id, now);
      },
    },
    signIn: {
      ...signIn,
      removeSession(customer, id) {
        note({ kind: 'access' });
        return signIn.removeSession(customer, id);
      },
      removeSessionsOf(user, exceptId) {
        note({ kind: 'access' });
        return signIn.removeSessionsOf(user, exceptId);
      },
      removeAllOf(user) {
        note({ kind: 'access' });
        return signIn.removeAllOf(user);
      },
    },
  };
}
