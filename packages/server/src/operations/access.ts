import { DirectoryError } from '@whoswho/core';
import { newSecret } from '../identifier.ts';
import { hashSecret } from '../secret.ts';
import type { ApplicationRecord, TokenRecord } from '../storage/store.ts';
import { wireTime } from '../time.ts';
import type { Operations } from './operation.ts';
import { findPerson, parseUser } from './person.ts';
import { columnText, textOf } from './person-text.ts';
import type { Context } from './operation.ts';
import { issueToken, nameOfToken } from './token.ts';

const usualLifeSeconds = 90 * 86_400;
const applicationTokenLifeSeconds = 3600;

/** Bearer tokens and applications: `token/*`, `application/*`. */
export const access = {
  async 'token/create'(context, input) {
    const person = await findPerson(context, { email: input.email });
    const { secret, record } = await issueToken(context, {
      customer: context.viewer.customer,
      user: person.id,
      name: input.name ?? nameOfToken(context.viewer.email),
      lifeSeconds: input.expiresInSeconds ?? usualLifeSeconds,
    });
    return { accessToken: secret, ...(await toToken(context, record)) };
  },

  async 'token/list'(context) {
    const records = await context.data.access.tokens(
      context.viewer.customer,
      wireTime(context.now),
    );
    const items = [];
    for (const record of records) {
      const { usedAt } = record;
      items.push({
        ...(await toToken(context, record)),
        ...(usedAt === null ? {} : { lastUsedAt: usedAt }),
      });
    }
    return { ...(items.length === 0 ? {} : { items }), more: false };
  },

  async 'token/revoke'(context, input) {
    const { viewer, now } = context;
    if (!(await context.data.access.revokeToken(viewer.customer, input.id, wireTime(now)))) {
      throw new DirectoryError('notFound', `Token not found: ${input.id}`);
    }
    return undefined;
  },

  async 'application/create'(context, input) {
    const secret = newSecret('wws');
    const record: ApplicationRecord = {
      id: context.newId(),
      customer: context.viewer.customer,
      name: columnText(input.name),
      hash: hashSecret(secret),
      createdAt: wireTime(context.now),
      revokedAt: null,
      sources: input.sources === undefined ? null : JSON.stringify(input.sources),
    };
    await context.data.access.insertApplication(record);
    return { ...toApplication(record), clientSecret: secret };
  },

  async 'application/list'(context) {
    const records = await context.data.access.applications(context.viewer.customer);
    const items = records.map(toApplication);
    return { ...(items.length === 0 ? {} : { items }), more: false };
  },

  async 'application/revoke'(context, input) {
    const { viewer, now } = context;
    if (!(await context.data.access.revokeApplication(viewer.customer, input.id, wireTime(now)))) {
      throw new DirectoryError('notFound', `Application not found: ${input.id}`);
    }
    return undefined;
  },

  /** The caller is the application: its viewer carries the application's id and customer. */
  async 'application/token'(context, input) {
    const { viewer } = context;
    if (input.id !== viewer.customer) {
      throw new DirectoryError('notFound', `Organization not found: ${input.id}`);
    }
    if ((input.grant_type ?? 'client_credentials') !== 'client_credentials') {
      throw new DirectoryError('badRequest', 'grant_type: has to be client_credentials');
    }
    const person = await findPerson(context, { email: input.user_email });
    const { secret } = await issueToken(context, {
      customer: viewer.customer,
      user: person.id,
      name: `application ${viewer.email}`,
      application: viewer.id,
      lifeSeconds: applicationTokenLifeSeconds,
    });
    return {
      access_token: secret,
      token_type: 'Bearer',
      expires_in: applicationTokenLifeSeconds,
    };
  },
} satisfies Partial<Operations>;

async function toToken(context: Context, record: TokenRecord) {
  const user = await context.data.users.byId(record.customer, record.user);
  return {
    id: record.id,
    name: record.name,
    createdAt: record.createdAt,
    ...(user === undefined ? {} : { user: textOf(parseUser(user)['email']) }),
    ...(record.application === null ? {} : { application: record.application }),
    ...(record.expiresAt === null ? {} : { expiresAt: record.expiresAt }),
  };
}

function toApplication(record: ApplicationRecord) {
  return {
    id: record.id,
    name: record.name,
    createdAt: record.createdAt,
    ...(record.sources === null ? {} : { sources: JSON.parse(record.sources) as string[] }), // ours
  };
}
