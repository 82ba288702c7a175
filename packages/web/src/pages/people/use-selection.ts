import type { User } from '@whoswho/core/contract';
import { useCallback, useMemo, useState } from 'react';

/** Who is ticked: e-mail addresses by id. They stay ticked while other people are looked for. */
export interface Selection {
  readonly emails: ReadonlyMap<string, string>;
  readonly toggle: (person: User) => void;
  readonly add: (people: readonly User[]) => void;
  readonly clear: () => void;
}

const nobody: ReadonlyMap<string, string> = new Map();

/** Nobody is ticked to begin with. */
export function useSelection(): Selection {
  const [emails, setEmails] = useState(nobody);
  const toggle = useCallback((person: User) => {
    const { uid = '', email = '' } = person;
    setEmails((before) => {
      const after = new Map(before);
      if (!after.delete(uid)) {
        after.set(uid, email);
      }
      return after;
    });
  }, []);
  const add = useCallback((people: readonly User[]) => {
    const entries = people.map(({ uid = '', email = '' }) => [uid, email] as const);
    setEmails((before) => new Map([...before, ...entries]));
  }, []);
  const clear = useCallback(() => setEmails(nobody), []);
  return useMemo(() => ({ emails, toggle, add, clear }), [emails, toggle, add, clear]);
}
