import type { Change, Writer } from '../store.ts';

/** A writer that notes for the caches what its transaction changes. */
export function noting(writer: Writer, changes: Change[]): Writer {
  const { users, documents, contents, access } = writer;
  const note = (...noted: readonly Change[]) => {
    changes.push(...noted);
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
        note({ kind: 'definitions' }, { kind: 'access' });
        return documents.put(kind, customer, id, document);
      },
      remove(kind, customer, id) {
        note({ kind: 'definitions' }, { kind: 'access' });
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
      removeTokensOf(user) {
        note({ kind: 'access' });
        return access.removeTokensOf(user);
      },
      revokeApplication(customer, id, now) {
        note({ kind: 'access' });
        return access.revokeApplication(customer, id, now);
      },
    },
  };
}
