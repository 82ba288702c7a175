import { ClientError, createClient } from '@whoswho/client';
import type { AuthInfo, Client, ClientOptions } from '@whoswho/client';
import { version } from '../version.ts';
import { readProfile } from './config-file.ts';
import type { Profile } from './config-file.ts';
import type { DatabaseOptions } from './database.ts';
import { CommandError } from './exit-code.ts';

/** Options of every command that speaks to a server. */
export interface ConnectionOptions extends DatabaseOptions {
  readonly url?: string;
  readonly token?: string;
  readonly profile?: string;
}

/** Opens a connection, does the work and closes it again. */
export async function withClient<Result>(
  options: ConnectionOptions,
  work: (client: Client) => Promise<Result>,
  origin: Origin = {},
): Promise<Result> {
  const common: ClientOptions = { userAgent: `whoswho/${version}`, headers: headersOf(origin) };
  const local = (['database', 'data'] as const).find((name) => options[name] !== undefined);
  if (local === undefined) {
    return work(createClient({ ...common, ...(await remoteOptions(options)) }));
  }
  for (const other of ['url', 'token', 'profile'] as const) {
    if (options[other] !== undefined) {
      throw new CommandError('wrongUsage', `--${local} and --${other} do not go together`);
    }
  }
  const { openLocalServer } = await import('./local-fetch.ts');
  const server = await openLocalServer(options);
  try {
    return await work(createClient({ ...common, fetch: server.fetch, token: server.token }));
  } finally {
    await server.close();
  }
}

const defaultUrl = 'http://127.0.0.1:8080';

/** Where a change is said to come from, and what it belongs to. */
export interface Origin {
  readonly source?: string;
  readonly batch?: string;
}

function headersOf({ source = 'cli', batch }: Origin): Record<string, string> {
  return {
    'Whoswho-Source': source,
    ...(batch === undefined ? {} : { 'Whoswho-Batch': batch }),
  };
}

/** Options win over the environment, and the environment over the config file. */
async function remoteOptions(options: ConnectionOptions): Promise<ClientOptions> {
  const profile = await readProfile(options.profile, process.env);
  // Who names a profile means it, whatever the environment says.
  const environment = options.profile === undefined ? process.env : {};
  const url = options.url ?? (environment['WHOSWHO_URL'] || undefined) ?? profile.url ?? defaultUrl;
  if (!/^https?:\/\/[^/]/i.test(url)) {
    const message = `url: "${url}" is no address; one begins with http:// or https://`;
    throw new CommandError('wrongUsage', message);
  }
  const token = options.token ?? (environment['WHOSWHO_TOKEN'] || undefined);
  return {
    baseUrl: url,
    fetch: fetchOrSay(url),
    ...(token === undefined ? credentialsOf(profile, url) : { token }),
  };
}

/** The file's credentials go to the file's server only. */
function credentialsOf(profile: Profile, url: string): ClientOptions {
  if (withoutSlash(profile.url ?? defaultUrl) !== withoutSlash(url)) {
    return {};
  }
  if (profile.token !== undefined) {
    return { token: profile.token };
  }
  const authInfo = authInfoOf(profile);
  return authInfo === undefined ? {} : { authInfo };
}

function authInfoOf(profile: Profile): AuthInfo | undefined {
  const { applicationId: clientId, applicationSecret: clientSecret } = profile;
  const { userEmail, customer: customerId } = profile;
  if (clientId === undefined && clientSecret === undefined) {
    return undefined;
  }
  if (!clientId || !clientSecret || !userEmail || !customerId) {
    const keys = 'applicationId, applicationSecret, userEmail and customer';
    throw new CommandError('wrongUsage', `config file: an application needs all of ${keys}`);
  }
  return { clientId, clientSecret, userEmail, customerId };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** Nobody listens at the address of the server. */
export class AbsentServerError extends ClientError {}

const absentCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Where nobody listens there is nothing to wait and ask again for. */
function fetchOrSay(url: string): typeof fetch {
  return async (...request) => {
    try {
      return await fetch(...request);
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
      if (!absentCodes.includes(code)) {
        throw error;
      }
      const advice = 'start it with "whoswho serve --demo" or name another address with --url.';
      throw new AbsentServerError('', `nothing answers at ${url}; ${advice}`, error);
    }
  };
}
