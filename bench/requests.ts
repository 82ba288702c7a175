import { anyOf } from './any-of.ts';
import type { Scratch } from './scratch.ts';

/** Makes the bytes of requests to the server, each for somebody or some page picked at random. */
export interface Requests {
  readonly get: () => string;
  /** A page of so many people, from anywhere in the directory. */
  readonly list: (size: number, cursors: readonly string[]) => string;
  /** Gives somebody a value that they do not have yet. */
  readonly save: () => string;
  /** Any call of the directory. */
  readonly post: (call: string, message: object) => string;
}

const root = '/_ah/api/lumsites/v1/user/directory/';

/** The requests to a directory of made-up people. */
export function requestsTo({ emails, directory, field, token }: Scratch): Requests {
  const headers = `Host: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n`;
  const post = (call: string, message: object) => {
    // A character for each byte, as requests are written.
    const body = Buffer.from(JSON.stringify({ contentId: directory, ...message })).toString(
      'latin1',
    );
    return (
      `POST ${root}${call} HTTP/1.1\r\n${headers}Content-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\n\r\n${body}`
    );
  };
  const run = Date.now().toString(36);
  let saves = 0;
  return {
    post,
    get: () =>
      `GET ${root}get?contentId=${directory}&email=${anyOf(emails)} HTTP/1.1\r\n${headers}\r\n`,
    list: (size, cursors) => post('list', { maxResults: size, cursor: anyOf(cursors) }),
    save() {
      saves += 1;
      const value = `Sits beside the window since run ${run}, save ${saves}.`;
      return post('save', { email: anyOf(emails), customProfile: { [field]: value } });
    },
  };
}
