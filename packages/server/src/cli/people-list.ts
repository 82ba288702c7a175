import type { Client } from '@whoswho/client';
import type { User } from '@whoswho/core/contract';
import { columnsOf, rowsOf } from './columns.ts';
import { withClient } from './connection.ts';
import { chooseDirectory } from './directory.ts';
import { headOf } from './field-name.ts';
import { firstOf } from './first-of.ts';
import { terminalLanguage } from './language.ts';
import { printJsonArray, printJsonLines } from './output.ts';
import type { PersonOptions } from './people-get.ts';
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
