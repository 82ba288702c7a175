import type { IssuedSession } from '../operations/session-answer.ts';

/** The cookie that has the secret of a session. */
const cookieName = 'whoswho_session';

/** The secret of the session that a request is sent with; what cannot be one is none. */
export function sessionSecretOf(cookies: string | undefined): string | undefined {
  const [, secret] = cookies?.match(ownCookie) ?? [];
  return secret;
}

const ownCookie = new RegExp(`(?:^|;)\\s*${cookieName}=([\\w-]{1,100})\\s*(?:;|$)`);

/** The header that gives a device its session, or takes it away. */
export function sessionCookie(session: IssuedSession | undefined, isSecure: boolean): string {
  // The server ends a session that is not used long before.
  const maxAgeSeconds = session?.longestSeconds ?? 0;
  const attributes = ['Path=/', `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Lax'];
  return [
    `${cookieName}=${session?.secret ?? ''}`,
    ...attributes,
    ...(isSecure ? ['Secure'] : []),
  ].join('; ');
}
