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
  const read = (call: string, query: string) =>
    `GET ${root}${call}?${query}&contentId=${directory} HTTP/1.1\r\n${headers}\r\n`;
  const run = Date.now().toString(36);
  let saves = 0;
  return {
    get: () => read('get', `email=${anyOf(emails)}`),
    list(size, cursors) {
      const cursor = anyOf(cursors);
      return read('list', `maxResults=${size}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    },
    save() {
      saves += 1;
      const value = `Sits beside the window since run ${run}, save ${saves}.`;
      const body = JSON.stringify({
        email: anyOf(emails),
        contentId: directory,
        customProfile: { [field]: value },
      });
      return (
        `POST ${root}save HTTP/1.1\r\n${headers}Content-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body}`
      );
    },
  };
}

function anyOf(items: readonly string[]): string {
  return items[Math.floor(Math.random() * items.length)] ?? '';
}
