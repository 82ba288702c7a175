import { followChanges, isApiError } from '@whoswho/client';
import type { Client, FollowedChange } from '@whoswho/client';
import type { Json } from '@whoswho/core';
import type { LedgerEntry } from '@whoswho/core/contract';
import { AbsentServerError, withClient } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { note, print } from './output.ts';
import type { OutputOptions } from './output.ts';
import { plainText } from './plain-text.ts';
import { plain } from './table.ts';

/** Options of `changes`. */
export interface ChangesOptions extends ConnectionOptions, OutputOptions {
  readonly since?: string;
  readonly follow?: boolean;
}

/** `changes`: prints changes of values as they come, and at the end where to go on. */
export async function changes(options: ChangesOptions): Promise<void> {
  await withClient(options, async (client) => {
    const { since, follow = false } = options;
    // What is wrong, such as an address, shows at once and is not waited out.
    const start = await client.ledger.changes(
      follow && since === undefined ? {} : { since: since ?? '0', maxResults: 1 },
    );
    let cursor = since ?? (follow ? start.cursor : '0');
    const emailOf = rememberEmails(client);
    const ended = new AbortController();
    const source = follow
      ? followOn(client, cursor, ended.signal)
      : listAll(client, cursor, ended.signal);
    const end = () => ended.abort();
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    signals.forEach((signal) => process.once(signal, end));
    try {
      for await (const { entry, cursor: next } of source) {
        const line = options.json === true ? JSON.stringify(entry) : await lineOf(entry, emailOf);
        await print(`${line}\n`);
        cursor = next;
      }
    } catch (error) {
      if (!ended.signal.aborted) {
        throw error;
      }
    } finally {
      signals.forEach((signal) => process.removeListener(signal, end));
      note(options.json === true ? JSON.stringify({ cursor }) : `Go on with --since ${cursor}`);
    }
  });
}

const pageItems = 1000;
const absentMs = 1000;

async function* listAll(
  client: Client,
  since: string,
  signal: AbortSignal,
): AsyncGenerator<FollowedChange> {
  const question = { since, maxResults: pageItems };
  for await (const entry of client.ledger.changes(question, { signal })) {
    yield { entry, cursor: String(entry.seq) };
  }
}

/** Once the server was there, it is waited for while it starts anew. */
async function* followOn(
  client: Client,
  since: string,
  signal: AbortSignal,
): AsyncGenerator<FollowedChange> {
  for (let cursor = since; ;) {
    try {
      for await (const change of followChanges(client, { since: cursor, signal })) {
        ({ cursor } = change);
        yield change;
      }
    } catch (error) {
      if (!(error instanceof AbsentServerError)) {
        throw error;
      }
      await new Promise((resolve) => {
        setTimeout(resolve, absentMs);
      });
      signal.throwIfAborted();
    }
  }
}

type EmailOf = (uid: string) => Promise<string>;

const mostRemembered = 10_000;

/** The address of a user of today; the id of one who is not there any more. */
function rememberEmails(client: Client): EmailOf {
  const known = new Map<string, string>();
  return async (uid) => {
    let email = known.get(uid);
    if (email === undefined) {
      email = await readEmail(client, uid);
      if (known.size >= mostRemembered) {
        known.clear();
      }
      known.set(uid, email);
    }
    return email;
  };
}

async function readEmail(client: Client, uid: string): Promise<string> {
  try {
    return (await client.user.get({ uid, fields: 'email' })).email ?? uid;
  } catch (error) {
    if (isApiError(error, 'notFound')) {
      return uid;
    }
    throw error;
  }
}

const wholePerson = 'person';
const longestValue = 200;

async function lineOf(entry: LedgerEntry, emailOf: EmailOf): Promise<string> {
  const { at, uid, field, before, after, state, actor, source } = entry;
  const what =
    field.key === wholePerson
      ? after === undefined
        ? 'is deleted'
        : 'is new'
      : `${field.key}: ${valueText(before)} -> ${valueText(after)}`;
  const cells = [
    at.replace(/\.\d+$/, 'Z'),
    await emailOf(uid),
    state === 'written' ? what : `${what} [${state}]`,
    `(${[actor, source].filter((word) => word !== '').join(', ')})`,
  ];
  return cells.map(plain).join('  ');
}

function valueText(value: Json | undefined): string {
  const text = value === undefined ? '' : plainText(value);
  return text === ''
    ? '(none)'
    : text.length > longestValue
      ? `${text.slice(0, longestValue)}…`
      : text;
}
