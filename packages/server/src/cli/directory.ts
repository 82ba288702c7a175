import { isApiError } from '@whoswho/client';
import type { Client } from '@whoswho/client';
import { fieldsOf, fold } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { CommandError } from './exit-code.ts';
import { findName } from './field-name.ts';
import { didYouMean } from './suggestion.ts';

/** The directory that a command works through. */
export interface ChosenDirectory {
  /** Absent where no directory is defined yet: there are people then, but no fields. */
  readonly id: string | undefined;
  readonly fields: readonly Field[];
}

/**
 * The directory of an id, slug or title; without one the platform's, or if that lacks some of the
 * fields that are named, the one that has them all.
 */
export async function chooseDirectory(
  client: Client,
  wanted: string | undefined,
  names: readonly string[] = [],
): Promise<ChosenDirectory> {
  if (wanted !== undefined) {
    return chosen(await findDirectory(client, wanted));
  }
  const platform = chosen(await platformDirectory(client));
  if (hasAll(platform, names)) {
    return platform;
  }
  const others = (await allDirectories(client)).map(chosen);
  const [found, ...rivals] = others.filter((other) => hasAll(other, names));
  if (rivals.length > 0) {
    const message = `several directories have ${names.join(' and ')}; choose one by --directory`;
    throw new CommandError('wrongUsage', message);
  }
  return found ?? platform;
}

function chosen(content: Content | undefined): ChosenDirectory {
  return content === undefined
    ? { id: undefined, fields: [] }
    : { id: content.id, fields: fieldsOf(content) };
}

function hasAll({ fields }: ChosenDirectory, names: readonly string[]): boolean {
  return names.every((name) => findName(fields, name) !== undefined);
}

/** Every directory that the caller may see. */
export async function allDirectories(client: Client): Promise<Content[]> {
  const directories: Content[] = [];
  const question = { type: ['user_directory'], action: 'USER_DIRECTORY_READ' };
  for await (const directory of client.content.list(question)) {
    directories.push(directory);
  }
  return directories;
}

async function platformDirectory(client: Client): Promise<Content | undefined> {
  try {
    return await client.content.platformUserDirectory();
  } catch (error) {
    if (isApiError(error, 'notFound')) {
      return undefined;
    }
    throw error;
  }
}

async function findDirectory(client: Client, wanted: string): Promise<Content> {
  const directories = await allDirectories(client);
  const [found, ...rivals] = directories.filter(
    (directory) =>
      directory.id === wanted || namesOf(directory).some((name) => fold(name) === fold(wanted)),
  );
  if (found === undefined) {
    const slugs = [...new Set(directories.flatMap(({ slug }) => Object.values(slug ?? {})))];
    const question = didYouMean(wanted, directories.flatMap(namesOf));
    const known = `Directories: ${slugs.join(', ') || 'none'}.`;
    throw new CommandError('notFound', `there is no directory "${wanted}".${question} ${known}`);
  }
  if (rivals.length > 0) {
    const ids = [found, ...rivals].map(({ id }) => id).join(', ');
    throw new CommandError('wrongUsage', `several directories are called "${wanted}": ${ids}`);
  }
  return found;
}

function namesOf({ slug = {}, title = {} }: Content): string[] {
  return [...Object.values(slug), ...Object.values(title)];
}
