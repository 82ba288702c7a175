import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { uploadPicture } from '@whoswho/client';
import type { Client, PictureOptions as SavingOptions } from '@whoswho/client';
import { withClient } from './connection.ts';
import type { ConnectionOptions, Origin } from './connection.ts';
import { CommandError } from './exit-code.ts';
import { print, printJson } from './output.ts';

/** A part of an image, in pixels. */
export type Crop = NonNullable<SavingOptions['crop']>;

/** Options of `people picture`. */
export interface PictureOptions extends ConnectionOptions, Origin {
  readonly crop?: Crop;
  readonly reason?: string;
  readonly remove?: boolean;
  readonly json?: boolean;
}

/** `people picture`: shows a photo of a person, or their initials again. */
export async function setPicture(
  email: string,
  file: string | undefined,
  options: PictureOptions,
): Promise<void> {
  const { remove = false, json = false } = options;
  if ((file === undefined) !== remove) {
    throw new CommandError('wrongUsage', 'either a file or --remove has to be given');
  }
  const photo = file === undefined ? undefined : await photoOf(file);
  await withClient(options, (client) => save(client, email, photo, options), options).then((user) =>
    json
      ? printJson(user)
      : print(`${email} has ${photo === undefined ? 'their initials' : 'a photo'} as picture.\n`),
  );
}

async function save(
  client: Client,
  email: string,
  photo: File | undefined,
  { crop, reason }: PictureOptions,
) {
  const why = reason === undefined ? {} : { reason };
  return photo === undefined
    ? client.user.picture.delete({ email, ...why })
    : uploadPicture(client, { email }, photo, { ...why, ...(crop === undefined ? {} : { crop }) });
}

async function photoOf(path: string): Promise<File> {
  try {
    return new File([await readFile(path)], basename(path));
  } catch (error) {
    const { message } = error as Error; // what node:fs throws
    throw new CommandError('failed', `${path} cannot be read: ${message}`, error);
  }
}
