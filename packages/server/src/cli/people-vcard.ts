import { withClient } from './connection.ts';
import { chooseDirectory } from './directory.ts';
import { terminalLanguage } from './language.ts';
import { print, printJson } from './output.ts';
import type { PersonOptions } from './people-get.ts';

/** `people vcard`: prints a person as a contact card; without an address, whoever the token belongs to. */
export async function printVcard(email: string | undefined, options: PersonOptions): Promise<void> {
  await withClient(options, async (client) => {
    const { id } = await chooseDirectory(client, options.directory);
    const lang = terminalLanguage(process.env);
    const card = await client.user.vcard({
      ...(email === undefined ? {} : { email }),
      ...(id === undefined ? {} : { contentId: id }),
      ...(lang === undefined ? {} : { lang }),
    });
    if (options.json === true) {
      await printJson(card);
    } else {
      await print(card.vcard);
    }
  });
}
