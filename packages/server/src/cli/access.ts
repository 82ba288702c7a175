import { withClient } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { note, print, printJson } from './output.ts';
import type { OutputOptions } from './output.ts';
import { printTable } from './table.ts';

type Options = ConnectionOptions & OutputOptions;

/** `token create`: the secret alone on standard output, so that a script can take it. */
export async function createToken(
  email: string,
  options: Options & { name?: string; days?: number },
): Promise<void> {
  const { name, days } = options;
  const token = await withClient(options, (client) =>
    client.token.create({
      email,
      ...(name === undefined ? {} : { name }),
      ...(days === undefined ? {} : { expiresInSeconds: Math.round(days * 86_400) }),
    }),
  );
  if (options.json === true) {
    return printJson(token);
  }
  const until = token.expiresAt === undefined ? '' : ` until ${day(token.expiresAt)}`;
  note(`Token ${token.id} acts as ${token.user ?? email}${until}. It is shown only here:`);
  return print(`${token.accessToken}\n`);
}

/** `token list`. */
export async function listTokens(options: Options): Promise<void> {
  const { items } = await withClient(options, async (client) => client.token.list());
  if (options.json === true) {
    return printJson(items);
  }
  const rows = items.map(({ id = '', user = '', name = '', createdAt, expiresAt }) => [
    id,
    user,
    name,
    day(createdAt),
    expiresAt === undefined ? 'never' : day(expiresAt),
  ]);
  return printTable(['ID', 'USER', 'NAME', 'CREATED', 'ENDS'], rows);
}

/** `token revoke`. */
export async function revokeTokens(ids: readonly string[], options: Options): Promise<void> {
  await withClient(options, async (client) => {
    for (const id of ids) {
      await client.token.revoke({ id });
      note(`Token ${id} is revoked.`);
    }
  });
}

/** `application create`: everything that the application needs to sign in. */
export async function createApplication(
  name: string,
  options: Options & { source?: string[] },
): Promise<void> {
  const { source } = options;
  const { application, customer } = await withClient(options, async (client) => ({
    application: await client.application.create({
      name,
      ...(source === undefined ? {} : { sources: source }),
    }),
    customer: await client.customer.get(),
  }));
  if (options.json === true) {
    return printJson({ ...application, customer: customer.id });
  }
  note(`Application "${name}" is created. Its secret is shown only here:`);
  return printTable(
    ['WHAT', 'VALUE'],
    [
      ['applicationId', application.id ?? ''],
      ['applicationSecret', application.clientSecret],
      ['customer', customer.id ?? ''],
    ],
  );
}

/** `application list`. */
export async function listApplications(options: Options): Promise<void> {
  const { items } = await withClient(options, async (client) => client.application.list());
  if (options.json === true) {
    return printJson(items);
  }
  const rows = items.map(({ id = '', name = '', createdAt, sources = [] }) => [
    id,
    name,
    day(createdAt),
    sources.join(', '),
  ]);
  return printTable(['ID', 'NAME', 'CREATED', 'SOURCES'], rows);
}

/** `application revoke`. */
export async function revokeApplications(ids: readonly string[], options: Options): Promise<void> {
  await withClient(options, async (client) => {
    for (const id of ids) {
      await client.application.revoke({ id });
      note(`Application ${id} and its tokens are revoked.`);
    }
  });
}

/** The day of a time of the wire. */
function day(time: string | undefined): string {
  return (time ?? '').slice(0, 10);
}
