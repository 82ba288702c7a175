import { DirectoryError, isEmpty } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { Context, Operations } from './operation.ts';
import { findPerson, parseUser, updatePerson } from './person.ts';
import type { UserRecord } from '../storage/store.ts';
import { issueToken } from './token.ts';

/** Attributes that everybody sets for themselves. */
export const settingKeys = [
  'lang',
  'langs',
  'properties',
  'showTutorial',
  'tutorials',
  'emailNotifications',
  'alternateEmail',
  'settings',
] as const;

const tokenLifeSeconds = 24 * 3600;

/** What users set for themselves, their roles, and tokens that act as one. */
export const userSettings = {
  async 'user/settings/get'(context) {
    return settingsOf(parseUser(await findSelf(context)));
  },

  async 'user/settings/save'(context, input) {
    const stored = await findSelf(context);
    const after = parseUser(stored);
    const sent: JsonObject = input;
    for (const key of settingKeys) {
      if (sent[key] !== undefined) {
        setOrDelete(after, key, sent[key]);
      }
    }
    await updatePerson(context, stored, parseUser(stored), after);
    return settingsOf(after);
  },

  async 'user/role/list'(context, input) {
    const { instances, roles } = context.definitions;
    if (!instances.some((instance) => instance.id === input.instanceId)) {
      throw new DirectoryError('notFound', `Instance not found: ${input.instanceId}`);
    }
    const items = roles.filter(
      (role) =>
        role.instance === input.instanceId &&
        (role.feeds ?? []).some((feed) => context.viewer.feeds.includes(feed)),
    );
    return { ...(items.length === 0 ? {} : { items }), more: false };
  },

  async 'user/getToken'(context, input) {
    const person = await findPerson(context, { email: input.email });
    const { now, viewer } = context;
    const { secret } = await issueToken(context, {
      customer: viewer.customer,
      user: person.id,
      name: `user/getToken by ${viewer.email}`,
      lifeSeconds: tokenLifeSeconds,
    });
    const expiresAt = Math.floor(now.getTime() / 1000) + tokenLifeSeconds;
    return { accessToken: secret, expiresAt: String(expiresAt) };
  },
} satisfies Partial<Operations>;

async function findSelf(context: Context): Promise<UserRecord> {
  return findPerson(context, { uid: context.viewer.id });
}

function settingsOf(user: JsonObject): JsonObject {
  return Object.fromEntries(
    settingKeys.filter((key) => user[key] !== undefined).map((key) => [key, user[key]]),
  );
}

function setOrDelete(user: JsonObject, key: string, value: Json | undefined): void {
  if (isEmpty(value)) {
    delete user[key];
  } else {
    user[key] = value;
  }
}
