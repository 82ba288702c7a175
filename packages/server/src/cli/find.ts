import type { Client } from '@whoswho/client';
import type { Field } from '@whoswho/core';
import type { EndpointNamed, InputOf, OutputOf, User } from '@whoswho/core/contract';
import { columnsOf, rowsOf } from './columns.ts';
import { withClient } from './connection.ts';
import { chooseDirectory } from './directory.ts';
import { CommandError } from './exit-code.ts';
import { facetText } from './facet-text.ts';
import { findName, headOf } from './field-name.ts';
import { firstOf } from './first-of.ts';
import { terminalLanguage } from './language.ts';
import { print, printJsonAnswer, printJsonLines } from './output.ts';
import type { PersonOptions } from './people-get.ts';
import { plain, printTable } from './table.ts';

/** A field whose values are counted. */
export interface FacetOption {
  readonly name: string;
  readonly limit?: number;
}

/** Options of `find`. */
export interface FindOptions extends PersonOptions {
  readonly filter?: string;
  readonly facet?: readonly FacetOption[];
  readonly sort?: readonly string[];
  readonly columns?: readonly string[];
  readonly limit?: number;
  readonly all?: boolean;
  readonly lang?: string;
  readonly jsonl?: boolean;
}

type Question = InputOf<EndpointNamed<'user/directory/find'>>;
type Answer = OutputOf<EndpointNamed<'user/directory/find'>>;

/** `find`: shows whom the server finds, the best first, with the counts that are asked for. */
export async function findPeople(query: string, options: FindOptions): Promise<void> {
  if (options.all === true && options.limit !== undefined) {
    throw new CommandError('wrongUsage', '--all and --limit do not go together');
  }
  await withClient(options, async (client) => {
    const directory = await chooseDirectory(client, options.directory, namesIn(options));
    const columns = columnsOf(directory.fields, options.columns);
    const language = options.lang ?? terminalLanguage(process.env);
    const limit = options.all === true ? Infinity : (options.limit ?? usualLimit);
    const question: Question = {
      ...toQuestion(query, options, directory.fields),
      ...(directory.id === undefined ? {} : { contentId: directory.id }),
      ...(language === undefined ? {} : { lang: language }),
      maxResults: Math.min(limit, pageSize),
    };
    const answer = await client.user.directory.find(question);
    const people = firstOf(peopleFrom(client, question, answer), limit);
    const { total, facets, suggestions } = answer;
    if (options.jsonl === true) {
      await printJsonLines(people);
    } else if (options.json === true) {
      await printJsonAnswer({ total, facets, suggestions, more: total > limit }, people);
    } else if (total === 0) {
      await print(nobodyText(query));
    } else {
      const head = columns.map((column) => headOf(column, language).toUpperCase());
      await printTable(head, rowsOf(people, columns, language));
      await print(`\n${summaryOf(answer, Math.min(limit, total), directory.fields, language)}`);
    }
  });
}

const usualLimit = 30;
/** A page that the server is asked for: it costs one request, and bounds the memory. */
const pageSize = 200;

/** A directory that has all of these is the one that is meant. */
function namesIn({ columns = [], facet = [], sort = [] }: FindOptions): string[] {
  const facets = facet.map(({ name }) => name);
  return [...columns, ...facets, ...sort.map((name) => name.replace(/^-/, ''))];
}

function toQuestion(
  query: string,
  { filter, facet, sort }: FindOptions,
  fields: readonly Field[],
): Question {
  return {
    ...(query.trim() === '' ? {} : { query }),
    ...(filter === undefined ? {} : { filter }),
    ...(facet === undefined
      ? {}
      : {
          facets: facet.map(({ name, limit }) => {
            const field = serverName(fields, name);
            return limit === undefined ? field : { field, limit };
          }),
        }),
    ...(sort === undefined
      ? {}
      : {
          sort: sort.map((name) =>
            name.startsWith('-')
              ? `-${serverName(fields, name.slice(1))}`
              : serverName(fields, name),
          ),
        }),
  };
}

/** The server knows no titles; of a name that means nothing it says what comes near. */
function serverName(fields: readonly Field[], name: string): string {
  const named = findName(fields, name);
  return named === undefined
    ? name
    : named.kind === 'field'
      ? named.field.key
      : named.attribute.key;
}

async function* peopleFrom(
  client: Client,
  question: Question,
  first: Answer,
): AsyncGenerator<User> {
  yield* first.items ?? [];
  for (let { more, cursor } = first; more && cursor !== undefined;) {
    const page = await client.user.directory.find({ ...question, cursor });
    yield* page.items ?? [];
    ({ more, cursor } = page);
  }
}

function nobodyText(query: string): string {
  const isLong = query.trim().includes(' ');
  return `Nobody is found.${isLong ? ' Every word has to match; try fewer.' : ''}\n`;
}

/** The counts, how many there are, and other spellings. */
function summaryOf(
  { total, facets = {}, suggestions = [] }: Answer,
  shown: number,
  fields: readonly Field[],
  language: string | undefined,
): string {
  const counts = Object.entries(facets).map(([name, facet]) => {
    const named = findName(fields, name);
    return facetText(named === undefined ? name : headOf(named, language), facet);
  });
  const people = total === 1 ? '1 person' : `${total} people`;
  return [
    ...counts,
    shown < total ? `${shown} of ${people}` : people,
    ...(suggestions.length === 0 ? [] : [`Did you mean: ${suggestions.map(plain).join(', ')}?`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
