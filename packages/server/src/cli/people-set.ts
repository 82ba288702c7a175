import type { Client } from '@whoswho/client';
import type { Field, Json, JsonObject } from '@whoswho/core';
import { readAssignment } from './assignment.ts';
import type { Assignment } from './assignment.ts';
import { readAttribute } from './attribute.ts';
import { withClient } from './connection.ts';
import type { Origin } from './connection.ts';
import { chooseDirectory } from './directory.ts';
import type { ChosenDirectory } from './directory.ts';
import { CommandError } from './exit-code.ts';
import { resolveName } from './field-name.ts';
import { terminalLanguage } from './language.ts';
import { printJson } from './output.ts';
import type { PersonOptions } from './people-get.ts';
import { printPerson } from './person-text.ts';

/** Options of `people set`. */
export interface SetOptions extends PersonOptions, Origin {
  readonly reason?: string;
  readonly override?: string;
}

/** `people set`: changes values of a person, and shows the person as saved. */
export async function setPerson(
  email: string,
  words: readonly string[],
  options: SetOptions,
): Promise<void> {
  const set = async (client: Client) => {
    const assignments = words.map(readAssignment);
    const names = assignments.map(({ name }) => name);
    const directory = await chooseDirectory(client, options.directory, names);
    const change = readChange(directory.fields, assignments);
    const saved = await save(client, email, directory, change, options);
    if (options.json === true) {
      await printJson(saved);
    } else {
      await printPerson(saved, directory.fields, terminalLanguage(process.env));
    }
  };
  await withClient(options, set, options);
}

/** What the words of the command line change. */
interface Change {
  readonly attributes: JsonObject;
  readonly customProfile: JsonObject;
}

function readChange(fields: readonly Field[], assignments: readonly Assignment[]): Change {
  const attributes: JsonObject = {};
  const customProfile: JsonObject = {};
  for (const { name, value, isJson } of assignments) {
    const named = resolveName(fields, name);
    const [place, key] =
      named.kind === 'field'
        ? [customProfile, named.field.uuid]
        : [attributes, named.attribute.key];
    if (named.kind === 'attribute' && named.attribute.isReadOnly) {
      throw new CommandError('wrongUsage', `${key} is read only`);
    }
    if (Object.hasOwn(place, key)) {
      throw new CommandError('wrongUsage', `"${name}" is given twice`);
    }
    if (isJson) {
      place[key] = readJson(name, value);
    } else {
      place[key] =
        named.kind === 'field'
          ? readFieldText(named.field, value)
          : readAttribute(named.attribute, value);
    }
  }
  return { attributes, customProfile };
}

/** An empty text clears; any other is read the way the field's type shows it. */
function readFieldText(field: Field, text: string): Json {
  if (text.trim() === '') {
    return null;
  }
  return field.type === undefined ? text : field.type.fromText(text, field.settings);
}

function readJson(name: string, text: string): Json {
  try {
    return JSON.parse(text) as Json; // what JSON.parse answers is Json
  } catch (error) {
    throw new CommandError('wrongUsage', `${name}: "${text}" is not JSON`, error);
  }
}

/** Only what changes is sent, as one save. */
async function save(
  client: Client,
  email: string,
  { id: contentId }: ChosenDirectory,
  { attributes, customProfile }: Change,
  { reason, override }: SetOptions,
): Promise<JsonObject> {
  return client.user.patch({
    email,
    fields: { ...attributes, ...customProfile },
    ...(contentId === undefined ? {} : { contentId }),
    ...(reason === undefined ? {} : { reason }),
    ...(override === undefined ? {} : { override }),
  });
}
