import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Capabilities, Session } from '../engines/engine.ts';
import type { UserPage } from '../store.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Users read at once: whoever reads one profile does not wait for a page of a thousand. */
export const usersAtOnce = 100;

interface Asked {
  readonly customer: string;
  readonly ids: unknown;
  readonly opening: string;
}

/** The texts of users whose ids are known already, in the order of the ids, as one. */
export function userTexts(db: Kysely<Tables>, capabilities: Capabilities) {
  const texts = statement((asked: Asked) => {
    const rest = capabilities.withoutFirst(sql<string>`profile`);
    const text = sql<string>`${asked.opening} || id || '",' || ${rest}`;
    // Joined inside the engine: no row passes through here, and leaves bytes to clear away.
    const all = sql<string | null>`string_agg(${text}, ',' order by asked.place)`;
    return db
      .selectFrom(capabilities.placesOf(asked.ids as never).as('asked'))
      .crossJoin('user')
      .select(capabilities.asBytes(all).as('items'))
      .where('user.customer', '=', asked.customer)
      .whereRef('user.id', '=', 'asked.value');
  });

  return async (
    session: Session,
    customer: string,
    ids: readonly string[],
    opening: string,
  ): Promise<UserPage['items']> => {
    const slices: UserPage['items'][] = [];
    for (let start = 0; start < ids.length; start += usersAtOnce) {
      if (start > 0) {
        await setImmediate();
      }
      const some = capabilities.listOf(ids.slice(start, start + usersAtOnce));
      const [slice] = await session.all(texts({ customer, ids: some, opening }));
      // Whoever was found may have gone meanwhile.
      slices.push(...(slice?.items ? [slice.items] : []));
    }
    return joined(slices);
  };
}

const comma = Buffer.from(',');

/** Texts of some users each as one. */
export function joined(texts: readonly (string | Uint8Array)[]): UserPage['items'] {
  const [only] = texts;
  if (only !== undefined && texts.length === 1) {
    return only;
  }
  if (texts.every((text) => typeof text === 'string')) {
    return texts.join();
  }
  const pieces = texts.flatMap((text) => [comma, text as Uint8Array]);
  return Buffer.concat(pieces.slice(1));
}
