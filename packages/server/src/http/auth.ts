import { DirectoryError, isObject } from '@whoswho/core';
import type { Json, JsonObject, Viewer } from '@whoswho/core';
import { hashSecret } from '../secret.ts';
import type { Definitions } from '../operations/definitions.ts';
import { textOf } from '../operations/person-text.ts';
import type { SessionLife } from '../operations/signing-in.ts';
import type { TokenUses } from '../operations/token-use.ts';
import type { ApplicationRecord, Store } from '../storage/store.ts';
import { wireTimeMs } from '../time.ts';
import { knownCallers } from './known-callers.ts';
import { sessionAuth } from './session-auth.ts';

/** Tells who is asking. */
export interface Authentication {
  /** The viewer behind a bearer token; throws `required` when it is not in force. */
  viewer(token: string | undefined): Promise<Viewer>;
  /** The viewer behind the secret of a session; throws `required` when it is not in force. */
  session(secret: string): Promise<Viewer>;
  /** The application behind HTTP Basic credentials, as the viewer that it is. */
  application(authorization: string | undefined): Promise<Viewer>;
}

/** What telling who is asking takes. */
export interface AuthenticationParts {
  readonly store: Store;
  readonly uses: Pick<TokenUses, 'note'>;
  readonly sessionLife: SessionLife;
  readonly now: () => Date;
  readonly definitionsOf: (customer: string) => Promise<Definitions>;
}

/** Looks tokens and sessions up by their hash; those who were here before are remembered. */
export function authenticate({
  store,
  definitionsOf,
  now,
  uses,
  sessionLife: life,
}: AuthenticationParts): Authentication {
  async function accountOf(customer: string, id: string): Promise<Viewer | undefined> {
    const user = await store.reader.users.byId(customer, id);
    return user?.status === 'enabled'
      ? viewerOf(JSON.parse(user.profile) as JsonObject, await definitionsOf(customer))
      : undefined;
  }

  const findToken = knownCallers(store, lookUpToken, now);

  async function lookUpToken(hash: string) {
    const token = await store.reader.access.token(hash);
    if (token === undefined || token.revokedAt !== null) {
      return undefined;
    }
    const account = await accountOf(token.customer, token.user);
    if (account === undefined) {
      return undefined;
    }
    const application =
      token.application === null
        ? undefined
        : await store.reader.access.application(token.application);
    const viewer = { ...account, ...(application === undefined ? {} : claimsOf(application)) };
    const expiresAtMs = token.expiresAt === null ? Infinity : wireTimeMs(token.expiresAt);
    return { id: token.id, viewer, expiresAtMs };
  }

  return {
    async viewer(token) {
      if (token === undefined) {
        throw new DirectoryError('required', 'A bearer token is required');
      }
      const found = await findToken(hashSecret(token));
      if (found === undefined) {
        throw new DirectoryError('required', 'The bearer token is not valid, or not any more');
      }
      uses.note({ customer: found.viewer.customer, id: found.id });
      return found.viewer;
    },

    session: sessionAuth({ store, life, now, viewerOf: accountOf }),

    async application(authorization) {
      const { id, secret } = basicCredentials(authorization);
      const application = await store.reader.access.application(id);
      if (
        application === undefined ||
        application.revokedAt !== null ||
        application.hash !== hashSecret(secret)
      ) {
        throw new DirectoryError('credentialsRequired', 'Client id or client secret is not valid');
      }
      return {
        id: application.id,
        email: application.name,
        customer: application.customer,
        isAdmin: true,
        instances: [],
        feeds: [],
        actions: new Map(),
      };
    },
  };
}

/** The token of a request: in the header, or as the query parameter that the wire declares. */
export function bearerToken(
  authorization: string | undefined,
  queryToken: string | string[] | undefined,
): string | undefined {
  const [scheme, token] = authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() === 'bearer' && token !== undefined && token !== '') {
    return token;
  }
  return typeof queryToken === 'string' && queryToken !== '' ? queryToken : undefined;
}

function basicCredentials(authorization: string | undefined): { id: string; secret: string } {
  const [scheme, encoded = ''] = authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'basic') {
    throw new DirectoryError(
      'credentialsRequired',
      'HTTP Basic with client id and secret is required',
    );
  }
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return { id: text.slice(0, Math.max(colon, 0)), secret: text.slice(colon + 1) };
}

/** For which application a token acts, and what it may call itself. */
function claimsOf({ id, sources }: ApplicationRecord): Pick<Viewer, 'application' | 'sources'> {
  return {
    application: id,
    sources: sources === null ? [] : texts(JSON.parse(sources) as Json), // we wrote it
  };
}

/** What a stored user may do, with the roles of their groups. */
function viewerOf(user: JsonObject, definitions: Definitions): Viewer {
  const feeds = [...definitions.everyoneFeeds, ...subscribedFeeds(user['subscriptions'])];
  const language = user['lang'];
  return {
    id: textOf(user['id']),
    email: textOf(user['email']),
    customer: textOf(user['customer']),
    isAdmin: user['isSuperAdmin'] === true,
    instances: texts(user['instancesSuperAdmin']),
    feeds,
    actions: actionsOf(feeds, definitions),
    ...(typeof language === 'string' ? { language } : {}),
  };
}

function actionsOf(feeds: readonly string[], definitions: Definitions): Map<string, Set<string>> {
  const actions = new Map<string, Set<string>>();
  for (const role of definitions.roles) {
    if (role.instance === undefined || !(role.feeds ?? []).some((feed) => feeds.includes(feed))) {
      continue;
    }
    const granted = actions.get(role.instance) ?? new Set<string>();
    for (const { name, type } of (role.authorizations ?? []).flatMap((one) => one.actions ?? [])) {
      granted.add(`${name}_${type}`);
      // The wire's documentation has the two headings swapped in places (wire 3.11).
      granted.add(`${type}_${name}`);
    }
    actions.set(role.instance, granted);
  }
  return actions;
}

function subscribedFeeds(subscriptions: Json | undefined): string[] {
  const list = Array.isArray(subscriptions) ? subscriptions : [];
  return list.flatMap((item) =>
    isObject(item) && typeof item['feed'] === 'string' ? [item['feed']] : [],
  );
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
