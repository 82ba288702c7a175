import { callerOf } from './caller.ts';
import type { Answer, Caller } from './caller.ts';
import { textAt } from './json-path.ts';

/** A password that no rule forbids. */
export const goodPassword = 'forty-two small otters';

/** Where somebody signs in. */
interface Place {
  readonly admin: Caller;
}

/** What a browser sends of a page of ours. */
const ownPage = { 'sec-fetch-site': 'same-origin' };

/** The cookie that an answer sets, as it is sent back; undefined where it sets none. */
export function cookieOf({ headers }: Answer): string | undefined {
  const [cookie] = headers.getSetCookie();
  return cookie?.split(';')[0];
}

/** A browser that has a cookie, or none. */
interface Browser extends Caller {
  readonly cookie: string | undefined;
}

/** A browser on a page of the server. */
export function browserOf(url: string, cookie: string | undefined): Browser {
  const headers = { ...ownPage, ...(cookie === undefined ? {} : { cookie }) };
  return { ...callerOf(url, undefined, headers), cookie };
}

/** Gives somebody a password, as an administrator does. */
export async function givePassword(
  { admin }: Place,
  email: string,
  password = goodPassword,
): Promise<void> {
  await admin.ok('user/save', { email, password });
}

/** Signs somebody in whose password is known. */
export async function enter(
  { admin: { url } }: Place,
  email: string,
  password = goodPassword,
): Promise<Browser> {
  const answer = await browserOf(url, undefined).call('session/create', { email, password });
  if (answer.status !== 200) {
    throw new Error(`signing ${email} in: ${answer.status} ${answer.text}`);
  }
  return browserOf(url, cookieOf(answer));
}

/** Gives somebody a password and signs them in. */
export async function signIn(house: Place, email: string): Promise<Browser> {
  await givePassword(house, email);
  return enter(house, email);
}

/** The secret of a new link for somebody. */
export async function linkSecret(
  { admin }: Place,
  email: string,
  purpose: 'invitation' | 'reset' = 'reset',
): Promise<string> {
  const { url } = await admin.ok('password/link', { email, purpose });
  return new URL(textAt({ url }, 'url')).hash.slice(1);
}
