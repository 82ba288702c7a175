import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { addressOf } from './config.ts';
import type { Config } from './config.ts';
import { httpApp } from './http/app.ts';
import { authenticate } from './http/auth.ts';
import { picturePath } from './http/pictures.ts';
import { webFolder } from './http/static.ts';
import { newId } from './identifier.ts';
import { chosenFinder } from './finding/chosen-finder.ts';
import { createFinder } from './finding/finder.ts';
import { createThreadedFinder } from './finding/threaded-finder.ts';
import { install, isInstalled } from './installation.ts';
import { smtpMailer } from './mail/mailer.ts';
import type { Installation } from './installation.ts';
import { signedCursors } from './operations/cursor.ts';
import { definitionsCache } from './operations/definitions.ts';
import { watchLedger } from './operations/ledger-watch.ts';
import { endOverrides } from './operations/override.ts';
import { clearOldValues } from './operations/retention.ts';
import { tokenUses } from './operations/token-use.ts';
import type { TokenUses } from './operations/token-use.ts';
import { removeExpiredUploads } from './operations/upload-file.ts';
import { signedTickets } from './operations/upload-ticket.ts';
import type { House } from './operations/run.ts';
import { welcomeUrl } from './operations/password-link.ts';
import { boundedPasswords } from './passwords.ts';
import { repeat } from './repeat.ts';
import type { Repeated } from './repeat.ts';
import { UnreachableError } from './storage/store.ts';
import type { Store } from './storage/store.ts';
import { tasksBeside } from './task.ts';
import { daysBefore } from './time.ts';

const finderThread = new URL(`./finder-thread${extname(import.meta.url)}`, import.meta.url);

/** A running server. */
export interface Server {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly house: House;
  /** Listens, and answers the address. */
  listen(): Promise<string>;
  /** Finishes running requests, then closes the database. */
  close(): Promise<void>;
}

/** What a caller may put in the place of the usual. */
export interface ServerParts {
  now?: () => Date;
  onFault?: (request: { method: string; url: string }, fault: unknown) => void;
  /** Where the built web UI is, in the place of its own folder. */
  webFolder?: string;
}

/** Puts a server together over a store. It does not listen yet. */
export async function createServer(
  config: Config,
  store: Store,
  parts: ServerParts = {},
): Promise<Server> {
  const now = parts.now ?? (() => new Date());
  const definitionsOf = definitionsCache(store);
  const onFault = parts.onFault ?? logFault;
  const uses = tokenUses(store, now);
  const place = { url: config.publicUrl ?? '' };
  const sessionLife = {
    idleSeconds: config.sessionIdleDays * daySeconds,
    longestSeconds: config.sessionDays * daySeconds,
  };
  const tasks = tasksBeside((fault) => onFault({ method: 'task', url: 'mail' }, fault));
  const house: House = {
    store,
    now,
    definitionsOf,
    watch: watchLedger(store),
    finder: chosenFinder(
      store.reader.users,
      createFinder(store.reader),
      createThreadedFinder(finderThread, config.database),
    ),
    cursorsOf: signedCursors(await ownKey(store, 'cursor-key')),
    tickets: signedTickets(await ownKey(store, 'upload-key')),
    signingIn: {
      passwords: boundedPasswords(),
      mailer: config.mail === undefined ? undefined : smtpMailer(config.mail),
      sessionLife,
      // Where nothing listens, as at the command line, the link is that of a usual start.
      welcomeUrl: (secret) => welcomeUrl(place.url || addressOf(config), secret),
      later: tasks.begin,
    },
    get pictureUrl() {
      return `${place.url}${picturePath}`;
    },
    get serverUrl() {
      return place.url;
    },
  };
  const app = httpApp(house, {
    authentication: authenticate({ store, definitionsOf, now, uses, sessionLife }),
    bodyLimitBytes: config.bodyLimitBytes,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    webFolder: parts.webFolder ?? webFolder(),
    onFault,
  });
  let chores: readonly Repeated[] = [];
  return {
    app,
    store,
    house,
    async listen() {
      const address = await app.listen({ host: config.host, port: config.port });
      place.url = config.publicUrl ?? address;
      chores = beginChores(house, uses, config, onFault);
      return address;
    },
    async close() {
      house.watch.close();
      await house.finder.close();
      await Promise.all(chores.map((chore) => chore.close()));
      // What a lost database does not take is lost with it: nothing depends on it.
      await uses.write().catch(() => undefined);
      // A connection whose last request has been answered would be kept for the next one.
      const closing = setInterval(() => app.server.closeIdleConnections(), 50);
      await app.close();
      clearInterval(closing);
      await tasks.end();
      await store.close();
    },
  };
}

const daySeconds = 86_400;
const overridesEveryMs = 30_000;
const retentionEveryMs = 86_400_000;
const usesEveryMs = 60_000;
const uploadsEveryMs = 3_600_000;

/** What a server does by itself, beside answering. */
function beginChores(
  house: House,
  uses: TokenUses,
  { ledgerValuesDays }: Config,
  onFault: NonNullable<ServerParts['onFault']>,
): readonly Repeated[] {
  const chore = (
    name: string,
    everyMs: number,
    work: (signal: AbortSignal) => Promise<void>,
  ): Repeated =>
    repeat(work, {
      everyMs,
      onFault(fault) {
        // That the database is lost is told once; there is a next time.
        if (!(fault instanceof UnreachableError)) {
          onFault({ method: 'chore', url: name }, fault);
        }
      },
    });
  const always = [
    chore('ending overrides', overridesEveryMs, () => endOverrides(house)),
    chore('noting uses of tokens', usesEveryMs, () => uses.write()),
    chore('removing old uploads', uploadsEveryMs, () => removeExpiredUploads(house)),
  ];
  if (ledgerValuesDays === undefined) {
    return always;
  }
  const clear = (signal: AbortSignal) =>
    clearOldValues(house.store, daysBefore(house.now(), ledgerValuesDays), signal);
  return [...always, chore('clearing old values', retentionEveryMs, clear)];
}

/** Sets an empty database up with one customer and one administrator. */
export async function installOnce(store: Store, installation: Installation): Promise<boolean> {
  if (await isInstalled(store.reader)) {
    return false;
  }
  return store.write(async (writer) => {
    // Another process may have been faster.
    if (await isInstalled(writer)) {
      return false;
    }
    await install(writer, installation, new Date());
    return true;
  });
}

/** An installation with nothing but what every one needs. */
export function bareInstallation(config: Config): Installation {
  const customer = newId();
  const instance = newId();
  return {
    customer: {
      id: customer,
      name: 'My organization',
      slug: 'my-organization',
      defaultInstance: instance,
    },
    instances: [
      {
        id: instance,
        name: 'Home',
        slug: 'home',
        defaultLang: 'en',
        langs: ['en', 'fr'],
        isDefaultInstance: true,
      },
    ],
    administrator: { id: newId(), email: config.adminEmail.toLowerCase(), lang: 'en' },
    bootstrapToken: config.bootstrapToken,
  };
}

/** A key that the installation signs with: its own, made once. */
async function ownKey(store: Store, name: string): Promise<string> {
  const known = await store.reader.settings.get(name);
  return (
    known ??
    store.write(async (writer) => {
      const other = await writer.settings.get(name);
      const key = other ?? randomBytes(32).toString('base64url');
      await writer.settings.put(name, key);
      return key;
    })
  );
}

function logFault(request: { method: string; url: string }, fault: unknown): void {
  const [path] = request.url.split('?');
  console.error(`${new Date().toISOString()} ${request.method} ${path} failed:`, fault);
}
