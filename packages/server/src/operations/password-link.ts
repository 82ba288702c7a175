import { DirectoryError } from '@whoswho/core';
import { passwordMail } from '../mail/password-mail.ts';
import { newSecret } from '../identifier.ts';
import { hashSecret } from '../secret.ts';
import type { LinkPurpose, LinkRecord } from '../storage/sign-in-store.ts';
import type { UserRecord } from '../storage/store.ts';
import { secondsAfter, wireTime, wireTimeMs } from '../time.ts';
import type { Context, StepContext, WriteContext } from './operation.ts';
import { notePassword } from './password-set.ts';
import { parseUser } from './person.ts';
import { textOf } from './person-text.ts';

const lifeSeconds: Readonly<Record<LinkPurpose, number>> = {
  invitation: 7 * 86_400,
  reset: 86_400,
  signIn: 86_400,
};

/** A link that was just made; the secret is known only here. */
export interface IssuedLink {
  readonly secret: string;
  readonly expiresAt: string;
}

/** The page that a link leads to; its secret stands where no server sees it, and none logs it. */
export function welcomeUrl(serverUrl: string, secret: string): string {
  return `${serverUrl}/welcome#${secret}`;
}

/**
 * Makes a link for somebody; only the hash of its secret is kept. One with which a password is set
 * takes the place of the one before.
 */
export async function issueLink(
  { data, now, newId }: Pick<WriteContext, 'data' | 'now' | 'newId'>,
  user: { readonly customer: string; readonly id: string },
  purpose: LinkPurpose,
): Promise<IssuedLink> {
  const secret = newSecret('wwl');
  const link: LinkRecord = {
    id: newId(),
    customer: user.customer,
    user: user.id,
    hash: hashSecret(secret),
    purpose,
    createdAt: wireTime(now),
    expiresAt: secondsAfter(now, lifeSeconds[purpose]),
  };
  if (purpose !== 'signIn') {
    await data.signIn.removeLinksOf(user, purpose);
  }
  await data.signIn.insertLink(link);
  return { secret, expiresAt: link.expiresAt };
}

/** The same, noted in the ledger. */
export async function issueNotedLink(
  context: WriteContext,
  user: UserRecord,
  purpose: 'invitation' | 'reset',
): Promise<IssuedLink> {
  const issued = await issueLink(context, user, purpose);
  await notePassword(context, user, `a link to set it was made (${purpose})`);
  return issued;
}

/** The link of a secret and whose it is; 404 when it is not in force, for whatever reason. */
export async function linkInForce(
  { data, now }: Pick<Context, 'data' | 'now'>,
  secret: string,
): Promise<{ readonly link: LinkRecord; readonly account: UserRecord }> {
  const link = await data.signIn.link(hashSecret(secret));
  const account =
    link === undefined || link.expiresAt <= wireTime(now)
      ? undefined
      : await data.users.byId(link.customer, link.user);
  if (link === undefined || account?.status !== 'enabled') {
    throw linkNotFound();
  }
  return { link, account };
}

/** The refusal of a link that is not in force. */
export function linkNotFound(): DirectoryError {
  return new DirectoryError(
    'notFound',
    'The link is not valid: it was used, replaced, or has expired',
  );
}

/** Mails somebody their link, in their language. */
export async function mailLink(
  { signingIn, definitions }: Pick<StepContext, 'signingIn' | 'definitions'>,
  account: UserRecord,
  purpose: 'invitation' | 'reset',
  { secret, expiresAt }: IssuedLink,
): Promise<void> {
  const user = parseUser(account);
  const { name = '' } = definitions.customer;
  await mailerOf({ signingIn }).send(
    passwordMail({
      to: textOf(user['email']),
      firstName: textOf(user['firstName']),
      language: textOf(user['lang']),
      purpose,
      organization: name,
      url: signingIn.welcomeUrl(secret),
      expiresAt: new Date(wireTimeMs(expiresAt)),
    }),
  );
}

/** What sends mails; a refusal where nothing does. */
export function mailerOf({ signingIn }: Pick<StepContext, 'signingIn'>) {
  if (signingIn.mailer === undefined) {
    throw new DirectoryError(
      'mailNotSetUp',
      'Mails cannot be sent: the setting WHOSWHO_SMTP_URL names no mail server',
    );
  }
  return signingIn.mailer;
}
