import { withClient } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { note, print, printJson } from './output.ts';
import type { OutputOptions } from './output.ts';

/** Options of `password link`. */
type LinkOptions = ConnectionOptions &
  OutputOptions & { readonly purpose: 'invitation' | 'reset'; readonly send?: boolean };

/** `password link`: the link alone on standard output, so that a script can take it. */
export async function makePasswordLink(email: string, options: LinkOptions): Promise<void> {
  const { purpose, send = false } = options;
  const link = await withClient(options, (client) =>
    client.password.link({ email, purpose, send }),
  );
  if (options.json === true) {
    return printJson(link);
  }
  const mailed = link.sent ? ', and was mailed' : '';
  const until = link.expiresAt.slice(0, 16).replace('T', ' ');
  note(`The link sets the password of ${email}, once, until ${until} UTC${mailed}:`);
  return print(`${link.url}\n`);
}
