import { titleOf } from '@whoswho/core';
import { withClient } from './connection.ts';
import { chooseDirectory } from './directory.ts';
import { terminalLanguage } from './language.ts';
import { printJson } from './output.ts';
import type { PersonOptions } from './people-get.ts';
import { printTable } from './table.ts';

/** `fields list`: shows the fields of a directory and where their values are kept. */
export async function listFields(options: PersonOptions): Promise<void> {
  const { id, fields } = await withClient(options, (client) =>
    chooseDirectory(client, options.directory),
  );
  if (options.json === true) {
    const items = fields.map(({ key, title, type, binding, uuid }) => ({
      key,
      title,
      ...(type === undefined ? {} : { type: type.type }),
      place: binding?.path ?? `customProfile.${uuid}`,
      uuid,
    }));
    await printJson(items);
    return;
  }
  if (id === undefined) {
    return;
  }
  const language = terminalLanguage(process.env);
  await printTable(
    ['KEY', 'TITLE', 'TYPE', 'STORED IN', 'UUID'],
    fields.map((field) => [
      field.key,
      titleOf(field.title, language),
      field.type?.type ?? 'unknown',
      field.binding?.path ?? 'customProfile',
      field.uuid,
    ]),
  );
}
