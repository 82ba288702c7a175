import { DirectoryError, fold, isAdministrator } from '@whoswho/core';
import type { Search } from '@whoswho/core/contract';
import { wireTime } from '../time.ts';
import type { Context, Operations, WriteContext } from './operation.ts';
import { pageOf } from './page.ts';
import { findPerson, maySee, parseUser } from './person.ts';
import { textOf } from './person-text.ts';
import { putSearch, readSearch, searchesOf } from './search-store.ts';
import type { StoredSearch } from './search-store.ts';

const mostOfOnePerson = 500;
const longestQuestion = 20_000;

/** Saved searches: `search/*`. */
export const search = {
  async 'search/get'(context, input) {
    return searchAnswer(context, await findSearch(context, input.uid));
  },

  async 'search/list'(context, input) {
    const { id: owner, feeds } = context.viewer;
    const seen = await searchesOf(context, { owner, feeds });
    const page = pageOf(context, input, seen, ({ name }) => fold(name));
    const { items, ...rest } = page;
    return items === undefined ? rest : { items: await searchAnswers(context, items), ...rest };
  },

  async 'search/save'(context, input) {
    const id = input.uid ?? input.id;
    const stored = id === undefined ? undefined : await findToChange(context, id);
    const before = stored ?? (await newSearch(context));
    const saved: StoredSearch = {
      ...before,
      // What is cleared is null, whatever its type says.
      name: input.name === undefined ? before.name : (input.name ?? '').trim(),
      question: input.question ?? before.question,
      feeds: input.feeds === undefined ? before.feeds : [...new Set(input.feeds ?? [])],
      updatedAt: wireTime(context.now),
    };
    if (saved.name === '') {
      throw new DirectoryError('badRequest', 'name: is required');
    }
    if (stored === undefined && input.question === undefined) {
      throw new DirectoryError('badRequest', 'question: is required');
    }
    const { length } = JSON.stringify(saved.question);
    if (length > longestQuestion) {
      throw new DirectoryError(
        'badRequest',
        `question: has ${length} characters as JSON, but at most ${longestQuestion}`,
      );
    }
    // Those that it is shared with stay, whoever has left them meanwhile.
    for (const feed of saved.feeds.filter((one) => !before.feeds.includes(one))) {
      await requireMayShare(context, feed);
    }
    await putSearch(context, saved);
    return searchAnswer(context, saved);
  },

  async 'search/delete'(context, input) {
    const { customer, id } = await findToChange(context, input.uid);
    await context.data.documents.remove('search', customer, id);
    return undefined;
  },
} satisfies Partial<Operations>;

/** Searches as the viewer sees them. */
export async function searchAnswers(
  context: Context,
  searches: readonly StoredSearch[],
): Promise<Search[]> {
  const emails = new Map<string, string | undefined>();
  for (const { owner } of searches) {
    if (!emails.has(owner)) {
      emails.set(owner, await emailOf(context, owner));
    }
  }
  return searches.map(({ customer: _customer, ...rest }) => {
    const ownerEmail = emails.get(rest.owner);
    return {
      ...rest,
      ...(ownerEmail === undefined ? {} : { ownerEmail }),
      url: `/people?search=${rest.id}`,
      isMine: rest.owner === context.viewer.id,
    };
  });
}

async function searchAnswer(context: Context, stored: StoredSearch): Promise<Search> {
  const [answer] = await searchAnswers(context, [stored]);
  if (answer === undefined) {
    throw new Error('one search has no answer');
  }
  return answer;
}

/** The e-mail address of an owner whom the viewer may see. */
async function emailOf({ data, viewer }: Context, owner: string): Promise<string | undefined> {
  const user = await data.users.byId(viewer.customer, owner);
  return user !== undefined && maySee(viewer, user) ? textOf(parseUser(user)['email']) : undefined;
}

/** The search of an id; 404 when there is none that the viewer may see. */
async function findSearch(context: Context, id: string): Promise<StoredSearch> {
  const { viewer } = context;
  const found = await readSearch(context, id);
  const isSeen =
    found !== undefined &&
    (mayChange(context, found) || found.feeds.some((feed) => viewer.feeds.includes(feed)));
  if (!isSeen) {
    throw new DirectoryError('notFound', `Search not found: ${id}`);
  }
  return found;
}

async function findToChange(context: Context, id: string): Promise<StoredSearch> {
  const found = await findSearch(context, id);
  if (!mayChange(context, found)) {
    throw new DirectoryError(
      'forbidden',
      `Changing search "${found.name}" takes its owner or an administrator`,
    );
  }
  return found;
}

function mayChange({ viewer }: Context, { owner }: StoredSearch): boolean {
  return owner === viewer.id || isAdministrator(viewer);
}

/** A private search of the viewer's, without a name yet. */
async function newSearch(context: WriteContext): Promise<StoredSearch> {
  const { viewer } = context;
  // Somebody who is being deleted leaves nothing behind.
  await findPerson(context, { uid: viewer.id });
  const { length } = await searchesOf(context, { owner: viewer.id });
  if (length >= mostOfOnePerson) {
    throw new DirectoryError(
      'badRequest',
      `You have ${length} saved searches; nobody has more than ${mostOfOnePerson}`,
    );
  }
  const id = context.newId();
  const now = wireTime(context.now);
  return {
    id,
    uid: id,
    customer: viewer.customer,
    name: '',
    question: {},
    owner: viewer.id,
    feeds: [],
    createdAt: now,
    updatedAt: now,
  };
}

async function requireMayShare({ data, viewer }: WriteContext, feed: string): Promise<void> {
  if ((await data.documents.get('feed', viewer.customer, feed)) === undefined) {
    throw new DirectoryError('badRequest', `feeds: "${feed}" is no known group`);
  }
  if (!viewer.feeds.includes(feed) && !isAdministrator(viewer)) {
    throw new DirectoryError(
      'forbidden',
      `feeds: sharing with group ${feed} takes a member of it, or an administrator`,
    );
  }
}
