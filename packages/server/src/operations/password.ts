import { DirectoryError } from '@whoswho/core';
import { findAccount, holderOf, nobody, passwordOwnerOf } from './account.ts';
import type { Operations, StepContext } from './operation.ts';
import { issueNotedLink, linkInForce, linkNotFound, mailerOf, mailLink } from './password-link.ts';
import { checkPassword, passwordRefused, setPassword } from './password-set.ts';
import { findPerson, parseUser } from './person.ts';
import { textOf } from './person-text.ts';
import { beginSession } from './session-issue.ts';
import { accountLimit, beginTry, changeLimit, endTry, mailLimits } from './tries.ts';

/** Passwords, and links to set them with: `password/*`. */
export const password = {
  'password/change': {
    async inSteps(context, { oldPassword, newPassword }) {
      const { viewer, data, write, signingIn } = context;
      const account = await findPerson(context, { uid: viewer.id });
      checkPassword('newPassword', newPassword, passwordOwnerOf(parseUser(account)));
      if (oldPassword === newPassword) {
        throw passwordRefused('newPassword', 'is the same as oldPassword; choose another');
      }
      const limits = [changeLimit(viewer.id)];
      await beginTry(context, limits);
      const credential = await data.signIn.credential(account);
      if (!(await signingIn.passwords.isRight(credential?.hash, oldPassword))) {
        throw passwordRefused('oldPassword', 'is not the present password');
      }
      const hash = await signingIn.passwords.hash(newPassword);
      await write(async (writing) => {
        const current = await findPerson(writing, { uid: viewer.id });
        const known = await writing.data.signIn.credential(account);
        if (known?.hash !== credential?.hash) {
          throw passwordRefused('oldPassword', 'is not the present password');
        }
        await endTry(writing, limits);
        const { session } = viewer;
        const reason = 'changed with the one before';
        const kept = session === undefined ? {} : { exceptSession: session };
        await setPassword(writing, current, { hash, reason, ...kept });
      });
      return undefined;
    },
  },

  'password/link': {
    async inSteps(context, { email, purpose, send = false }) {
      const { write, signingIn } = context;
      if (send) {
        mailerOf(context);
      }
      const account = await findPerson(context, { email });
      if (account.status !== 'enabled') {
        throw new DirectoryError('badRequest', `email: the account of ${email} is disabled`);
      }
      const link = await write((writing) => issueNotedLink(writing, account, purpose));
      if (send) {
        await mailLink(context, account, purpose, link);
      }
      const { secret, expiresAt } = link;
      return { url: signingIn.welcomeUrl(secret), expiresAt, sent: send };
    },
  },

  'password/request': {
    async inSteps(context, { email }) {
      mailerOf(context);
      await beginTry(context, mailLimits(email, context.call.from?.address));
      // Later, so that nobody can tell from the time it takes whether there is such an account.
      context.signingIn.later(() => mailRequested(context, email));
      return undefined;
    },
  },

  'password/linkInfo': {
    async inSteps(context, { secret }) {
      const { link, account } = await linkInForce(context, secret);
      const { purpose, expiresAt } = link;
      return { email: textOf(parseUser(account)['email']), purpose, expiresAt };
    },
  },

  'password/redeem': {
    async inSteps(context, { secret, newPassword }) {
      const { write, signingIn } = context;
      const { link, account } = await linkInForce(context, secret);
      if (newPassword === undefined && link.purpose !== 'signIn') {
        throw new DirectoryError('badRequest', 'Missing required parameter: newPassword');
      }
      if (newPassword !== undefined) {
        checkPassword('newPassword', newPassword, passwordOwnerOf(parseUser(account)));
      }
      const hash =
        newPassword === undefined ? undefined : await signingIn.passwords.hash(newPassword);
      const holder = holderOf(account);
      return write(async (writing) => {
        const { account: current } = await linkInForce(writing, secret);
        if (!(await writing.data.signIn.takeLink(link.hash))) {
          throw linkNotFound();
        }
        if (hash !== undefined) {
          await setPassword(writing, current, {
            hash,
            reason: `set with a link (${link.purpose})`,
          });
          await endTry(writing, [accountLimit(holder.email)]);
        }
        return beginSession(writing, current, signingIn.sessionLife);
      }, holder);
    },
  },
} satisfies Partial<Operations>;

async function mailRequested(context: StepContext, email: string): Promise<void> {
  const account = await findAccount(context, email);
  if (account?.status !== 'enabled') {
    return;
  }
  const { definitions, link } = await context.write(
    async (writing) => ({
      definitions: writing.definitions,
      link: await issueNotedLink(writing, account, 'reset'),
    }),
    { ...nobody, customer: account.customer },
  );
  await mailLink({ signingIn: context.signingIn, definitions }, account, 'reset', link);
}
