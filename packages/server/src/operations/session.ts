import { DirectoryError, mayEditSomePeople } from '@whoswho/core';
import type { SessionRecord } from '../storage/sign-in-store.ts';
import { version } from '../version.ts';
import { wireTime } from '../time.ts';
import { findAccount, holderOf, signedInUser } from './account.ts';
import type { Context, Operations } from './operation.ts';
import { findPerson } from './person.ts';
import { SessionAnswer } from './session-answer.ts';
import { beginSession } from './session-issue.ts';
import { accountLimit, addressLimit, beginTry, endTry } from './tries.ts';

/** Signing in and out, and the devices that are signed in: `session/*`. */
export const session = {
  'session/create': {
    async inSteps(context, { email, password }) {
      const { data, write, signingIn, call } = context;
      const limits = [accountLimit(email), addressLimit(call.from?.address)];
      await beginTry(context, limits);
      const account = await findAccount(context, email);
      const credential = account === undefined ? undefined : await data.signIn.credential(account);
      const isRight = await signingIn.passwords.isRight(credential?.hash, password);
      if (!isRight || account === undefined) {
        throw signInFailed();
      }
      return write(async (writing) => {
        const { customer, id } = account;
        // The password may have been changed, or the account disabled, while it was looked at.
        const current = await writing.data.users.byId(customer, id);
        const known = await writing.data.signIn.credential(account);
        if (current?.status !== 'enabled' || known?.hash !== credential?.hash) {
          throw signInFailed();
        }
        await endTry(writing, limits);
        return beginSession(writing, current, signingIn.sessionLife);
      }, holderOf(account));
    },
  },

  async 'session/get'(context) {
    const { viewer, data, definitions } = context;
    const account = await findPerson(context, { uid: viewer.id });
    const known =
      viewer.session === undefined
        ? undefined
        : await data.signIn.sessionOf(viewer.customer, viewer.session);
    const { name, slug } = definitions.customer;
    const user = signedInUser(account);
    return {
      user,
      isAdmin: viewer.isAdmin,
      mayEditPeople: mayEditSomePeople(viewer),
      instances: [...viewer.instances],
      feeds: [...viewer.feeds],
      ...(viewer.language === undefined ? {} : { language: viewer.language }),
      ...(known === undefined ? {} : { session: known.id, expiresAt: known.expiresAt }),
      customer: {
        id: viewer.customer,
        ...(name === undefined ? {} : { name }),
        ...(slug === undefined ? {} : { slug }),
      },
      version,
    };
  },

  async 'session/delete'({ data, viewer }) {
    if (viewer.session === undefined) {
      return undefined;
    }
    await data.signIn.removeSession(viewer.customer, viewer.session);
    return new SessionAnswer(undefined, undefined);
  },

  async 'session/list'(context, { email }) {
    const { data, viewer, now } = context;
    const user = await userOfList(context, email);
    const sessions = await data.signIn.sessionsOf(user, wireTime(now));
    const items = sessions.map((known) => toSession(known, viewer.session));
    return { ...(items.length === 0 ? {} : { items }), more: false };
  },

  async 'session/revoke'({ data, viewer }, { id }) {
    const known = await data.signIn.sessionOf(viewer.customer, id);
    if (known === undefined || (known.user !== viewer.id && !viewer.isAdmin)) {
      throw new DirectoryError('notFound', `Session not found: ${id}`);
    }
    await data.signIn.removeSession(viewer.customer, id);
    return undefined;
  },

  async 'session/revokeOthers'({ data, viewer }) {
    await data.signIn.removeSessionsOf(viewer, viewer.session);
    return undefined;
  },
} satisfies Partial<Operations>;

/** One answer for all: which part was wrong is nobody's business. */
function signInFailed(): DirectoryError {
  return new DirectoryError('signInFailed', 'E-mail address or password is wrong');
}

async function userOfList(context: Context, email: string | undefined) {
  const { viewer } = context;
  if (email === undefined || email.trim().toLowerCase() === viewer.email) {
    return viewer;
  }
  if (!viewer.isAdmin) {
    throw new DirectoryError('forbidden', 'email: devices of others are for administrators');
  }
  return findPerson(context, { email });
}

function toSession(known: SessionRecord, current: string | undefined) {
  const { id, userAgent, address, createdAt, lastSeenAt, expiresAt } = known;
  return {
    id,
    ...(userAgent === '' ? {} : { userAgent }),
    ...(address === '' ? {} : { address }),
    createdAt,
    lastSeenAt,
    expiresAt,
    isCurrent: id === current,
  };
}
