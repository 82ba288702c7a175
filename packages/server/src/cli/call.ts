import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { CallParameters, Client } from '@whoswho/client';
import { isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { contract, isList } from '@whoswho/core/contract';
import type { Endpoint } from '@whoswho/core/contract';
import { isAssignment, readAssignment } from './assignment.ts';
import { withClient } from './connection.ts';
import type { ConnectionOptions, Origin } from './connection.ts';
import { CommandError } from './exit-code.ts';
import { printJson, printJsonArray } from './output.ts';
import type { OutputOptions } from './output.ts';
import { didYouMean } from './suggestion.ts';
import { printTable } from './table.ts';

/** Options of `call`. */
export interface CallOptions extends ConnectionOptions, OutputOptions, Origin {
  readonly body?: string;
  readonly page?: boolean;
  readonly list?: boolean;
  readonly help?: boolean;
}

/** `call`: calls an endpoint by its name, and prints the answer as JSON. */
export async function call(words: readonly string[], options: CallOptions): Promise<void> {
  if (options.list === true) {
    return listEndpoints(options);
  }
  const declared = findEndpoint(nameOf(words));
  if (options.help === true) {
    const { endpointHelp } = await import('./endpoint-help.ts');
    process.stdout.write(endpointHelp(declared));
    return;
  }
  const message = await messageOf(words.filter(isAssignment), options.body);
  await withClient(options, (client) => answer(client, declared, message, options), options);
}

async function listEndpoints({ json }: CallOptions): Promise<void> {
  if (json === true) {
    return printJson(contract.map(({ name, verb, summary }) => ({ name, verb, summary })));
  }
  const rows = contract.map(({ name, verb, summary }) => [name, verb, summary]);
  return printTable(['NAME', 'VERB', 'WHAT IT DOES'], rows);
}

/** The words before the first `key=value`: `user directory get` is `user/directory/get`. */
function nameOf(words: readonly string[]): string {
  const end = words.findIndex(isAssignment);
  const parts = end === -1 ? words : words.slice(0, end);
  const stray = words.slice(parts.length).find((word) => !isAssignment(word));
  if (stray !== undefined) {
    throw new CommandError('wrongUsage', `"${stray}" is not of the form key=value`);
  }
  return parts.join('/');
}

function findEndpoint(name: string): Endpoint {
  if (name === '') {
    const advice = '"whoswho call --list" shows all of them';
    throw new CommandError('wrongUsage', `name an endpoint; ${advice}`);
  }
  const endpoints: readonly Endpoint[] = contract;
  const found = endpoints.find(
    (declared) => declared.name === name || Object.hasOwn(declared.aliases ?? {}, name),
  );
  if (found === undefined) {
    const question = didYouMean(
      name,
      endpoints.map((declared) => declared.name),
    );
    throw new CommandError('wrongUsage', `there is no endpoint "${name}".${question}`);
  }
  return found;
}

/** The body's keys, then those of the command line; a repeated key becomes a list. */
async function messageOf(words: readonly string[], file: string | undefined): Promise<JsonObject> {
  const given = new Map<string, Json[]>();
  for (const word of words) {
    const { name, value, isJson } = readAssignment(word);
    given.set(name, [...(given.get(name) ?? []), isJson ? parse(name, value) : value]);
  }
  const entries = [...given].map(([name, [first = null, ...others]]): [string, Json] => [
    name,
    others.length === 0 ? first : [first, ...others],
  ]);
  const body = file === undefined ? {} : await readBody(file);
  return { ...body, ...Object.fromEntries(entries) };
}

async function readBody(file: string): Promise<JsonObject> {
  const body = parse(file === '-' ? 'standard input' : file, await textOf(file));
  if (!isObject(body)) {
    throw new CommandError('wrongUsage', `${file}: the body has to be a JSON object`);
  }
  return body;
}

async function textOf(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError('wrongUsage', `cannot read the body: ${why}`, error);
  }
}

function parse(name: string, json: string): Json {
  try {
    return JSON.parse(json) as Json; // what JSON.parse answers is Json
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError('wrongUsage', `${name}: not JSON: ${why}`, error);
  }
}

async function answer(
  { base }: Client,
  declared: Endpoint,
  message: JsonObject,
  options: CallOptions,
): Promise<void> {
  // A DELETE has no body on this wire; with GET the client moves the body's keys to the query.
  const parameters: CallParameters = declared.verb === 'DELETE' ? message : { body: message };
  if (isList(declared) && options.page !== true) {
    await printJsonArray(base.iterCall(declared.name, parameters));
  } else {
    await printJson(await base.request(declared.name, parameters));
  }
}
