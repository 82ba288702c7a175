import { DirectoryError, isObject } from '@whoswho/core';
import type { Json, JsonObject, Viewer } from '@whoswho/core';
import { hashSecret } from '../secret.ts';
import type { Definitions } from '../operations/definitions.ts';
import { textOf } from '../operations/person-text.ts';
import type { ApplicationRecord, Store } from '../storage/store.ts';
import { wireTimeMs } from '../time.ts';

/** Tells who is asking. */
export interface Authentication {
  /** The viewer behind a bearer token; throws `required` when it is not in force. */
  viewer(token: string | undefined): Promise<Viewer>;
  /** The application behind HTTP Basic credentials, as the viewer that it is. */
  application(authorization: string | undefined): Promise<Viewer>;
}

interface Known {
  readonly viewer: Viewer;
  readonly expiresAtMs: number;
}

/** A bound on the tokens remembered at a time. */
const mostRemembered = 10_000;

/**
 * Looks tokens up by their hash and remembers who is behind them until an account, a role or a
 * token has changed, here or in another process.
 */
export function authenticate(
  store: Store,
  definitionsOf: (customer: string) => Promise<Definitions>,
  now: () => Date,
): Authentication {
  const known = new Map<string, Known>();
  // What was read before a change must not be remembered after it.
  let generation = 0;
  store.onChange((change) => {
    generation += 1;
    if (change.kind === 'access') {
      known.clear();
    } else if (change.kind === 'user') {
      forgetUser(known, change.id);
    }
  });

  async function look(hash: string): Promise<Known | undefined> {
    const token = await store.reader.access.token(hash);
    if (token === undefined || token.revokedAt !== null) {
      return undefined;
    }
    const user = await store.reader.users.byId(token.customer, token.user);
    if (user === undefined || user.status !== 'enabled') {
      return undefined;
    }
    const definitions = await definitionsOf(token.customer);
    const application =
      token.application === null
        ? undefined
        : await store.reader.access.application(token.application);
    const viewer = {
      ...viewerOf(JSON.parse(user.profile) as JsonObject, definitions),
      ...(application === undefined ? {} : claimsOf(application)),
    };
    const expiresAtMs = token.expiresAt === null ? Infinity : wireTimeMs(token.expiresAt);
    return { viewer, expiresAtMs };
  }

  return {
    async viewer(token) {
      if (token === undefined) {
        throw new DirectoryError('required', 'A bearer token is required');
      }
      store.refresh();
      const hash = hashSecret(token);
      let found = known.get(hash);
      if (found === undefined) {
        const asked = generation;
        found = await look(hash);
        if (found !== undefined && asked === generation) {
          if (known.size >= mostRemembered) {
            known.clear();
          }
          known.set(hash, found);
        }
      }
      if (found === undefined || found.expiresAtMs <= now().getTime()) {
        throw new DirectoryError('required', 'The bearer token is not valid, or not any more');
      }
      return found.viewer;
    },

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

function forgetUser(known: Map<string, Known>, id: string): void {
  for (const [hash, { viewer }] of known) {
    if (viewer.id === id) {
      known.delete(hash);
    }
  }
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
