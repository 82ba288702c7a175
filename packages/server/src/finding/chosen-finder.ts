import type { UserReads } from '../storage/store.ts';
import type { Finder } from './finder.ts';

/** Up to here an answer takes less than a thread costs. */
const mostInProcess = 20_000;

/** Asks the near finder about few people, and the far one, in its own thread, about many. */
export function chosenFinder(users: UserReads, near: Finder, far: Finder): Finder {
  const chosen = new Map<string, Promise<Finder>>();

  function finderOf({ customer }: { readonly customer: string }): Promise<Finder> {
    let known = chosen.get(customer);
    if (known === undefined) {
      known = Promise.resolve(users.count(customer)).then((count) =>
        count > mostInProcess ? far : near,
      );
      chosen.set(customer, known);
      known.catch(() => chosen.delete(customer));
    }
    return known;
  }

  return {
    find: async (question) => (await finderOf(question)).find(question),
    suggest: async (question) => (await finderOf(question)).suggest(question),
    tree: async (question) => (await finderOf(question)).tree(question),
    async close() {
      await Promise.all([near.close(), far.close()]);
    },
  };
}
