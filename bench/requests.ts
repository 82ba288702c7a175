import type { Scratch } from './scratch.ts';

/** Makes the bytes of requests to the server, each for somebody or some page picked at random. */
export interface Requests {
  readonly get: () => string;
  /** A page of so many people, from anywhere in the directory. */
  readonly list: (size: number, cursors: readonly string[]) => string;
  /** Gives somebody a value that they do not have yet. */
  readonly save: () => string;
}

const root = '/_ah/api/lumsites/v1/user/directory/';

/** The requests to a directory of made-up people. */
export function requestsTo({ emails, directory, field, token }: Scratch): Requests {
  const headers = `Host: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n`;
  const post = (call: string, message: object) => {
    const body = JSON.stringify({ contentId: directory, ...message });
    return (
      `POST ${root}${call} HTTP/1.1\r\n${headers}Content-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    );
  };
  const run = Date.now().toString(36);
  let saves = 0;
  return {
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

function anyOf(items: readonly string[]): string {
  return items[Math.floor(Math.random() * items.length)] ?? '';
}
