import type { Client } from '@whoswho/client';
import type { Field, JsonObject } from '@whoswho/core';
import type { User } from '@whoswho/core/contract';
import { withClient } from './connection.ts';
import { chooseDirectory } from './directory.ts';
import { headOf, resolveName } from './field-name.ts';
import type { Named } from './field-name.ts';
import { firstOf } from './first-of.ts';
import { terminalLanguage } from './language.ts';
import { printJsonArray, printJsonLines } from './output.ts';
import type { PersonOptions } from './people-get.ts';
import { namedText } from './person-text.ts';
import { printTable } from './table.ts';

/** Options of `people list`. */
export interface PeopleListOptions extends PersonOptions {
  readonly query?: string;
  readonly max?: number;
  readonly status?: string;
  readonly sort?: string;
  readonly columns?: readonly string[];
  readonly jsonl?: boolean;
}

/** `people list`: finds people and shows them page by page, however many there are. */
export async function listPeople(options: PeopleListOptions): Promise<void> {
  await withClient(options, async (client) => {
    const directory = await chooseDirectory(client, options.directory, options.columns);
    const columns = columnsOf(directory.fields, options.columns);
    const people = firstOf(find(client, directory.id, options), options.max ?? Infinity);
    if (options.jsonl === true) {
      await printJsonLines(people);
    } else if (options.json === true) {
      await printJsonArray(people);
    } else {
      const language = terminalLanguage(process.env);
      const head = columns.map((column) => headOf(column, language).toUpperCase());
      await printTable(head, rowsOf(people, columns, language));
    }
  });
}

/** A page that the server is asked for: it costs one request, and bounds the memory. */
const pageSize = 200;

function find(
  client: Client,
  contentId: string | undefined,
  { query, status, sort, max = Infinity }: PeopleListOptions,
): AsyncIterable<User> {
  const question = {
    maxResults: Math.min(max, pageSize),
    status: status ?? 'enabled',
    ...(query === undefined ? {} : { query }),
    ...(sort === undefined ? {} : { sortOrder: [sort] }),
  };
  return contentId === undefined
    ? client.user.list(question)
    : client.user.directory.list({ ...question, contentId });
}

async function* rowsOf(
  people: AsyncIterable<JsonObject>,
  columns: readonly Named[],
  language: string | undefined,
): AsyncGenerator<string[]> {
  for await (const user of people) {
    yield columns.map((column) => namedText(user, column, language));
  }
}

const usualFieldCount = 3;

/** The columns asked for; else e-mail, name, and the fields that the directory shows in lists. */
function columnsOf(fields: readonly Field[], wanted: readonly string[] | undefined): Named[] {
  if (wanted !== undefined) {
    return wanted.map((name) => resolveName(fields, name));
  }
  const shown = fields.filter(({ settings }) => settings['displayInList'] !== false);
  const names = ['email', 'fullName'];
  return [
    ...names.map((name) => resolveName([], name)),
    ...shown.slice(0, usualFieldCount).map((field): Named => ({ kind: 'field', field })),
  ];
}
