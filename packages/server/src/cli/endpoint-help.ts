import type { Json, Schema } from '@whoswho/core';
import { isList } from '@whoswho/core/contract';
import type { Access, Endpoint } from '@whoswho/core/contract';
import { Help } from 'commander';
import { plainText } from './plain-text.ts';

/** What the contract says about an endpoint, as the help of `whoswho call NAME`. */
export function endpointHelp(declared: Endpoint): string {
  const { name, verb, summary, description, input, errors, access } = declared;
  const help = new Help();
  const width = Math.min(process.stdout.columns ?? 80, 100);
  help.helpWidth = width;
  const inputs = Object.entries(input.properties).map(([key, schema]): [string, string] => [
    `${key} <${typeOf(schema)}>`,
    [input.required?.includes(key) ? 'Required.' : '', wordsOf(schema)].join(' ').trim(),
  ]);
  const termWidth = Math.max(0, ...inputs.map(([term]) => term.length));
  const list = (rows: readonly [string, string][]) =>
    rows.map(([term, words]) => help.formatItem(term, termWidth, words, help));
  const wrapped = (text: string) => help.boxWrap(text.replaceAll('`', ''), width);
  return [
    `${name} (${verb})`,
    '',
    wrapped(summary),
    ...(description === undefined ? [] : ['', wrapped(description)]),
    '',
    'Usage:',
    `  whoswho call ${name} [key=value ...] [--body FILE]`,
    '',
    'Inputs:',
    ...(inputs.length === 0 ? ['  none'] : list(inputs)),
    '',
    `Answer: ${answerOf(declared)}`,
    `Who may call it: ${accesses[access]}`,
    ...(errors.length === 0 ? [] : [`Errors: ${errors.join(', ')}`]),
    '',
    'Example:',
    `  ${exampleOf(declared)}`,
    '',
  ].join('\n');
}

const accesses: Readonly<Record<Access, string>> = {
  anyone: 'anyone',
  application: 'an application with its id and secret',
  member: 'anyone with a token',
  instanceAdmin: 'an administrator of an instance',
  admin: 'an administrator',
};

function typeOf({ title, type, items, ...schema }: Schema): string {
  if (type === 'array') {
    return items === undefined ? 'list' : `${typeOf(items)}...`;
  }
  return title ?? schema.enum?.join('|') ?? (type === 'object' ? 'JSON' : (type ?? 'JSON'));
}

function wordsOf({ description = '', ...schema }: Schema): string {
  const usual = schema.default === undefined ? '' : ` Default: ${JSON.stringify(schema.default)}.`;
  return `${description.replaceAll('`', '')}${usual}`;
}

function answerOf(declared: Endpoint): string {
  const { output } = declared;
  if (output === undefined) {
    return 'nothing';
  }
  const items = output.properties?.['items']?.items?.title;
  return isList(declared) ? `a list of ${items ?? 'objects'}` : (output.title ?? 'an object');
}

function exampleOf({ name, example }: Endpoint): string {
  const input = Object.entries(example.input ?? {}).flatMap(([key, value]: [string, Json]) =>
    (Array.isArray(value) && value.every(isPlain) ? value : [value]).map(
      (item) => `${key}${isPlain(item) ? '=' : ':='}${quoted(plainText(item))}`,
    ),
  );
  return [`whoswho call ${name}`, ...input].join(' ');
}

function isPlain(value: Json): boolean {
  return typeof value !== 'object';
}

function quoted(text: string): string {
  return /^[\w@%+:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
