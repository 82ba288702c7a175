import { isIP } from 'node:net';
import { join } from 'node:path';
import type { MailSettings } from './mail/mailer.ts';

/** One setting of the server: how it is given and what it means. */
interface Setting {
  /** Command-line option, without the dashes. */
  readonly option?: string;
  readonly environment: string;
  readonly fallback?: string;
  readonly meaning: string;
}

/** Every setting of the server. An option wins over the environment. */
export const settings = {
  data: {
    option: 'data',
    environment: 'WHOSWHO_DATA',
    fallback: 'data',
    meaning: 'Folder of the SQLite database; made when it is missing.',
  },
  database: {
    option: 'database',
    environment: 'WHOSWHO_DATABASE_URL',
    meaning:
      'Address of the database: sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME; ' +
      'without one, whoswho.db in the data folder.',
  },
  readReplica: {
    option: 'read-replica',
    environment: 'WHOSWHO_READ_REPLICA_URL',
    meaning: 'Address of a streaming replica of a PostgreSQL database, for reads.',
  },
  host: {
    option: 'host',
    environment: 'WHOSWHO_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on; 0.0.0.0 for every network.',
  },
  port: {
    option: 'port',
    environment: 'PORT',
    fallback: '8080',
    meaning: 'Port to listen on; 0 takes a free one.',
  },
  publicUrl: {
    option: 'public-url',
    environment: 'WHOSWHO_PUBLIC_URL',
    meaning: 'Address under which people reach the server, when it is another one.',
  },
  bodyLimitBytes: {
    environment: 'WHOSWHO_BODY_LIMIT_BYTES',
    fallback: '4194304',
    meaning: 'Largest request body that is taken.',
  },
  trustedProxies: {
    environment: 'WHOSWHO_TRUSTED_PROXIES',
    fallback: '127.0.0.1,::1',
    meaning:
      'Addresses or networks of reverse proxies, with commas between; only they may say ' +
      '(`X-Forwarded-For`, `-Proto`, `-Host`) whom a request comes from.',
  },
  sessionIdleDays: {
    environment: 'WHOSWHO_SESSION_IDLE_DAYS',
    fallback: '30',
    meaning: 'After how many days without use a device is signed out.',
  },
  sessionDays: {
    environment: 'WHOSWHO_SESSION_DAYS',
    fallback: '180',
    meaning: 'After how many days a device is signed out even so.',
  },
  smtpUrl: {
    environment: 'WHOSWHO_SMTP_URL',
    meaning:
      'Mail server for invitations and forgotten passwords: smtp://USER:PASSWORD@HOST:PORT, or ' +
      'smtps://; needs WHOSWHO_MAIL_FROM and WHOSWHO_PUBLIC_URL.',
  },
  mailFrom: {
    environment: 'WHOSWHO_MAIL_FROM',
    meaning: 'Sender of these mails, such as "Directory <directory@example.com>".',
  },
  ledgerValuesDays: {
    option: 'ledger-values-days',
    environment: 'WHOSWHO_LEDGER_VALUES_DAYS',
    meaning:
      'How many days the ledger keeps values before and after changes; without one, for ever.',
  },
  bootstrapToken: {
    environment: 'WHOSWHO_BOOTSTRAP_TOKEN',
    meaning:
      "The administrator's token, set at the first start; 32 characters or more, for containers.",
  },
  adminEmail: {
    environment: 'WHOSWHO_ADMIN_EMAIL',
    fallback: 'admin@localhost.localdomain',
    meaning: 'E-mail address of the administrator that the first start makes.',
  },
} as const satisfies Record<string, Setting>;

/** The settings of one server, read and checked. */
export interface Config {
  readonly data: string;
  /** Address of the database, beginning with the name of its engine. */
  readonly database: string;
  readonly readReplica: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly bodyLimitBytes: number;
  readonly trustedProxies: readonly string[];
  readonly sessionIdleDays: number;
  readonly sessionDays: number;
  /** Undefined where no mails are sent. */
  readonly mail: MailSettings | undefined;
  /** Undefined for ever. */
  readonly ledgerValuesDays: number | undefined;
  readonly bootstrapToken: string | undefined;
  readonly adminEmail: string;
}

/** A setting that cannot be used; the message is for the person at the terminal. */
export class ConfigError extends Error {}

/** Reads the settings; throws ConfigError naming setting, value and rule. */
export function readConfig(
  options: Readonly<Record<string, string | undefined>>,
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const read = (setting: Setting): string | undefined => {
    const given = setting.option === undefined ? undefined : options[setting.option];
    return given ?? (environment[setting.environment] || undefined) ?? setting.fallback;
  };
  const data = read(settings.data) ?? '';
  return {
    data,
    database: databaseOf(options, environment, data),
    readReplica: read(settings.readReplica),
    host: read(settings.host) ?? '',
    port: integer('port', read(settings.port), 0, 65_535),
    publicUrl: url(read(settings.publicUrl)),
    bodyLimitBytes: integer(
      'WHOSWHO_BODY_LIMIT_BYTES',
      read(settings.bodyLimitBytes),
      1024,
      2 ** 30,
    ),
    trustedProxies: proxies(read(settings.trustedProxies)),
    sessionIdleDays: integer(
      'WHOSWHO_SESSION_IDLE_DAYS',
      read(settings.sessionIdleDays),
      1,
      mostSessionDays,
    ),
    sessionDays: integer('WHOSWHO_SESSION_DAYS', read(settings.sessionDays), 1, mostSessionDays),
    mail: mail(read(settings.smtpUrl), read(settings.mailFrom), read(settings.publicUrl)),
    ledgerValuesDays: daysOf(read(settings.ledgerValuesDays)),
    bootstrapToken: token(read(settings.bootstrapToken)),
    adminEmail: read(settings.adminEmail) ?? '',
  };
}

/** Who names a folder on the command line means it, whatever address the environment has. */
function databaseOf(
  options: Readonly<Record<string, string | undefined>>,
  environment: Readonly<Record<string, string | undefined>>,
  data: string,
): string {
  const { option, environment: name } = settings.database;
  const given =
    options[option] ?? (options[settings.data.option] === undefined ? environment[name] : '');
  return given === undefined || given === '' ? databaseIn(data) : given;
}

/** The address of a server as far as it is known before it listens. */
export function addressOf({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host}:${port}`;
}

/** The address of the database in a data folder. */
export function databaseIn(data: string): string {
  return `sqlite:${join(data, 'whoswho.db')}`;
}

function integer(name: string, text: string | undefined, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most || text?.trim() === '') {
    throw new ConfigError(`${name}: "${text}" is not a whole number from ${least} to ${most}`);
  }
  return value;
}

const mostDays = 36_500;
const mostSessionDays = 400;

function daysOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : integer('ledger-values-days', text, 1, mostDays);
}

function url(text: string | undefined): string | undefined {
  if (text !== undefined && !/^https?:\/\/[^/\s]+[^\s]*$/.test(text)) {
    throw new ConfigError(`public-url: "${text}" is not an http or https address`);
  }
  return text?.replace(/\/+$/, '');
}

function proxies(text = ''): string[] {
  const networks = text
    .split(',')
    .map((network) => network.trim())
    .filter((network) => network !== '');
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong !== undefined) {
    throw new ConfigError(
      `WHOSWHO_TRUSTED_PROXIES: "${wrong}" is neither an address nor a network such as 10.0.0.0/8`,
    );
  }
  return networks;
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && rest.length === 0 && /^\d+$/.test(bits) && Number(bits) <= most;
}

/** Links in mails lead to the public address: the one of a request may be anybody's invention. */
function mail(
  smtpUrl: string | undefined,
  from: string | undefined,
  publicUrl: string | undefined,
): MailSettings | undefined {
  if (smtpUrl === undefined) {
    return undefined;
  }
  if (!/^smtps?:\/\/[^/\s]+/.test(smtpUrl) || !URL.canParse(smtpUrl)) {
    throw new ConfigError('WHOSWHO_SMTP_URL: is not an smtp:// or smtps:// address');
  }
  if (from === undefined || publicUrl === undefined) {
    const missing = from === undefined ? 'WHOSWHO_MAIL_FROM' : 'WHOSWHO_PUBLIC_URL';
    throw new ConfigError(`WHOSWHO_SMTP_URL: mails need ${missing} too`);
  }
  return { smtpUrl, from };
}

const shortestToken = 32;

function token(text: string | undefined): string | undefined {
  if (text !== undefined && text.length < shortestToken) {
    throw new ConfigError(
      `WHOSWHO_BOOTSTRAP_TOKEN: has ${text.length} characters, but needs ${shortestToken} or more`,
    );
  }
  return text;
}
