import { addressOf, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { newId } from '../identifier.ts';
import { bareInstallation, createServer, installOnce } from '../main.ts';
import type { Server } from '../main.ts';
import { issueLink, welcomeUrl } from '../operations/password-link.ts';
import { issueToken } from '../operations/token.ts';
import type { Store } from '../storage/store.ts';
import { openDatabase, optionOf, withoutPassword } from './database.ts';
import { CommandError } from './exit-code.ts';
import { print } from './output.ts';
import { stopOnSignal } from './stopping.ts';

/** Options of `serve`: those of the config table, and the demo. */
export interface ServeOptions {
  readonly settings: Readonly<Record<string, string | undefined>>;
  readonly demo: boolean;
}

/** `serve`: runs the server until it is told to stop. */
export async function serve({ settings, demo }: ServeOptions): Promise<void> {
  const config = readConfig(settings, process.env);
  const store = await openDatabase(config, { mayCreate: true });
  const first = demo ? await fillDemo(store, config) : await install(store, config);
  const server = await createServer(config, store);
  const tellFirst = async (url: string) => {
    if (first !== undefined) {
      await print(firstHints(first, url, config));
    }
  };
  let address;
  try {
    address = await listen(server, config);
  } catch (error) {
    // The next start would not tell them any more.
    await tellFirst(addressOf(config));
    throw error;
  }
  stopOnSignal(() => server.close());
  const url = config.publicUrl ?? address;
  await tellFirst(url);
  await print(`Whoswho is at ${url}\n`);
  if (demo) {
    await print(await demoHints(store, { url, address }));
  }
}

const firstTokenDays = 90;

/** How the administrator of a new installation gets in. */
interface FirstWays {
  readonly email: string;
  readonly token: string;
  readonly linkSecret: string;
}

/** At the first start: an administrator, with a link and a token if none was brought along. */
async function install(store: Store, config: Config): Promise<FirstWays | undefined> {
  const installation = bareInstallation(config);
  const isNew = await installOnce(store, installation);
  if (!isNew || config.bootstrapToken !== undefined) {
    return undefined;
  }
  const { customer, administrator } = installation;
  return store.write(async (writer) => {
    const making = { data: writer, now: new Date(), newId };
    const token = await issueToken(making, {
      customer: customer.id,
      user: administrator.id,
      name: 'first start',
      lifeSeconds: firstTokenDays * 86_400,
    });
    const user = { customer: customer.id, id: administrator.id };
    const link = await issueLink(making, user, 'invitation');
    return { email: administrator.email, token: token.secret, linkSecret: link.secret };
  });
}

function firstHints({ email, token, linkSecret }: FirstWays, url: string, config: Config): string {
  const option = optionOf(config);
  return `The administrator is ${email}. This link sets the password, once, in the next 7 days:

  ${welcomeUrl(url, linkSecret)}

Another one: whoswho password link ${email} ${option}

The administrator's token for scripts, for ${firstTokenDays} days, shown only now:

  ${token}

Another one: whoswho token create ${email} ${option}

`;
}

async function fillDemo(store: Store, config: Config): Promise<undefined> {
  const { installDemo } = await import('../demo/index.ts');
  const { guide } = await import('../demo/guide.ts');
  await installDemo(store, config);
  if ((await store.reader.users.byId(guide.customer, guide.administrator)) === undefined) {
    await store.close();
    const advice = 'start without --demo, or with another --data or --database';
    const place = withoutPassword(config.database);
    throw new CommandError('failed', `${place} holds other data than the demo's; ${advice}`);
  }
}

async function listen(server: Server, config: Config): Promise<string> {
  try {
    return await server.listen();
  } catch (error) {
    await server.close();
    throw new CommandError('failed', whyNotListening(error, config), error);
  }
}

function whyNotListening(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is already in use; choose another with --port or PORT.`;
  }
  if (code === 'EACCES') {
    return `Port ${port} is not for every user; choose one from 1024 on with --port or PORT.`;
  }
  const why = error instanceof Error ? error.message : String(error);
  return `cannot listen on ${host}: ${why}; choose another address with --host.`;
}

/** What to do next, ready to be copied into another terminal. */
async function demoHints(
  store: Store,
  { url, address }: { readonly url: string; readonly address: string },
): Promise<string> {
  const { demoLinks, demoToken } = await import('../demo/index.ts');
  const token = await demoToken(store, new Date());
  const links = await demoLinks(store, new Date());
  return `
Sign in with one of these links; each works once, in the next 24 hours:

  as the administrator:  ${welcomeUrl(url, links.administrator)}
  as an employee:        ${welcomeUrl(url, links.employee)}

The demo's administrator, for another terminal (the token ends in 30 days):

  export WHOSWHO_URL=${address} WHOSWHO_TOKEN=${token}

Three things to try there:

  npx whoswho people get me@customer.com
  npx whoswho people set me@customer.com "Title=Support Leader" phone_number="00 11 22 33 44 55 66"
  npx whoswho find zoe --facet department

The API is described at ${address}/docs
Stop the server with Ctrl+C.
`;
}
