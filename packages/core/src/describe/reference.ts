import type { Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import { entriesByGroup, errorRows } from './entry.ts';
import type { Entry, ErrorRow, InputRow } from './entry.ts';
import { errorSchema } from './error-schema.ts';
import { introduction } from './introduction.ts';
import { block, code, headingLink, prose, table } from './markdown.ts';
import { printJson } from './printed.ts';
import { rowsOf } from './row.ts';
import type { Row } from './row.ts';
import { shapesOf } from './shapes.ts';

/** The API reference as Markdown. */
export function apiReference(endpoints: readonly Endpoint[] = contract): string {
  const groups = entriesByGroup(endpoints);
  const sections = [
    '# API reference',
    '<!-- Generated from packages/core/src/contract by docs/generate.ts; do not edit. -->',
    ...introduction.flatMap(({ title, paragraphs }) => [`## ${title}`, ...paragraphs.map(prose)]),
    '## Endpoints',
    ...table(
      ['Endpoint', 'What it does'],
      [...groups.values()].flat().map(({ name, summary }) => [headingLink(name), prose(summary)]),
    ),
    ...[...groups].flatMap(([group, entries]) => [
      `## ${group}`,
      ...entries.flatMap(endpointSection),
    ]),
    '## Objects',
    'Keys that are not listed are kept.',
    ...[...shapesOf(endpoints)].flatMap(([title, { description, ...shape }]) => [
      `### ${title}`,
      ...(description === undefined ? [] : [prose(description)]),
      ...rowTable(rowsOf(shape)),
    ]),
    errorReference(),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The errors as a section of Markdown. */
export function errorReference(): string {
  return [
    '## Errors',
    'Every error has this body; `code` is the HTTP status.',
    block('json', printJson(exampleError)),
    ...errorTable(errorRows()),
    'Entries of `errors`:',
    ...rowTable(
      rowsOf(errorSchema)
        .filter(({ name }) => name.includes('[].'))
        .map(withoutPrefix),
    ),
  ].join('\n\n');
}

const exampleError = {
  error: {
    code: 404,
    message: 'User not found: ada@customer.com',
    errors: [{ domain: 'global', reason: 'notFound', message: 'User not found: ada@customer.com' }],
  },
};

function withoutPrefix(row: Row): Row {
  return { ...row, name: row.name.replace(/^.*\[\]\./, '') };
}

function endpointSection(entry: Entry): string[] {
  const { calls, input, output, answer } = entry;
  return [
    `### ${entry.name}`,
    code(`${entry.verb} ${entry.url}`),
    prose(entry.summary),
    ...(entry.description === undefined ? [] : [prose(entry.description)]),
    `Callers: ${prose(entry.callers)}`,
    ...(entry.aliases.length === 0 ? [] : [`Old names: ${entry.aliases.map(code).join(', ')}.`]),
    ...(input.words === undefined ? [] : [`Input: ${prose(input.words)}`]),
    ...inputTable(input.rows),
    ...(output.words === undefined ? [] : [`Answer: ${prose(output.words)}`]),
    ...rowTable(output.rows),
    ...errorTable(entry.errors),
    block('sh', `${calls.curl}\n\n${calls.cli}`),
    block('ts', calls.sdk),
    ...(answer === undefined ? [] : [block('json', printJson(answer))]),
  ];
}

function inputTable(rows: readonly InputRow[]): string[] {
  return table(
    ['Input', 'Type', 'In', 'Description'],
    rows.map((row) => [code(row.name), row.type, row.place, wordsOf(row)]),
  );
}

function rowTable(rows: readonly Row[]): string[] {
  return table(
    ['Key', 'Type', 'Description'],
    rows.map((row) => [code(row.name), row.type, wordsOf(row)]),
  );
}

function wordsOf(row: Row | InputRow): string {
  const always = 'place' in row ? '**Required.**' : '**Always.**';
  return [...(row.required ? [always] : []), prose(row.words)].join(' ').trim();
}

function errorTable(rows: readonly ErrorRow[]): string[] {
  return table(
    ['Error', 'HTTP', 'Reason', 'Meaning'],
    rows.map(({ code: name, status, reason, meaning }) => [
      code(name),
      String(status),
      code(reason),
      prose(meaning),
    ]),
  );
}
