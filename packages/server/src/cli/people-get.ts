import type { JsonObject } from '@whoswho/core';
import { withClient } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { chooseDirectory } from './directory.ts';
import { terminalLanguage } from './language.ts';
import { printJson } from './output.ts';
import type { OutputOptions } from './output.ts';
import { printPerson } from './person-text.ts';

/** Options of `people get` and `people set`. */
export interface PersonOptions extends ConnectionOptions, OutputOptions {
  readonly directory?: string;
}

/** `people get`: shows a person; without an address, whoever the token belongs to. */
export async function getPerson(email: string | undefined, options: PersonOptions): Promise<void> {
  await withClient(options, async (client) => {
    const directory = await chooseDirectory(client, options.directory);
    const key = email === undefined ? {} : { email };
    const user: JsonObject =
      directory.id === undefined
        ? await client.user.get(key)
        : await client.user.directory.get({ ...key, contentId: directory.id });
    if (options.json === true) {
      await printJson(user);
    } else {
      await printPerson(user, directory.fields, terminalLanguage(process.env));
    }
  });
}
