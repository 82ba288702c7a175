import { expect, test } from 'vitest';
import { refusal, startLocalServer } from '../tests/local-server.ts';
import type { Reply } from '../tests/local-server.ts';
import { createClient, followChanges } from './index.ts';

const page = (cursor: string, ...seqs: number[]): Reply => ({
  body: {
    ...(seqs.length === 0 ? {} : { items: seqs.map((seq) => ({ seq })) }),
    more: false,
    cursor,
  },
});
const busy = refusal(503, 'backendError', 'Busy');
const ended = refusal(401, 'required', 'The token has ended');

/** Follows until the server refuses, and tells what was asked for. */
async function follow(replies: readonly Reply[], since?: string) {
  const server = await startLocalServer([...replies, ended]);
  const sleep = () => Promise.resolve();
  const client = createClient({ baseUrl: server.baseUrl, retries: 0, sleep });
  const changes: string[] = [];
  const following = (async () => {
    for await (const { entry, cursor } of followChanges(client, { since, sleep })) {
      changes.push(`${entry.seq}@${cursor}`);
    }
  })();
  await expect(following).rejects.toMatchObject({ status: 401 });
  const asked = server.lines.map((line) => /since=(\d+)/.exec(line)?.[1]);
  return { changes, asked };
}

test('goes on behind what came, empty answers or not', async () => {
  const replies = [page('7', 5, 7), page('9'), page('10', 10)];
  const { changes, asked } = await follow(replies, '4');
  expect(changes).toEqual(['5@5', '7@7', '10@10']);
  expect(asked).toEqual(['4', '7', '9', '10']);
});

test('begins now, and goes on where it was when the server was away', async () => {
  const away = Array.from({ length: 6 }, () => [busy, { isCut: true }]).flat();
  const { changes, asked } = await follow([page('3'), ...away, page('4', 4)]);
  expect(changes).toEqual(['4@4']);
  expect(asked).toEqual([undefined, ...Array<string>(13).fill('3'), '4']);
});

test('an abort ends the wait', async () => {
  const { baseUrl } = await startLocalServer([{ isSilent: true }]);
  const signal = AbortSignal.timeout(50);
  const changes = followChanges(createClient({ baseUrl }), { since: '1', signal });
  await expect(changes.next()).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('a wait that the server is asked for comes on top of the timeout', async () => {
  const { baseUrl } = await startLocalServer(async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 150);
    });
    return page('1');
  });
  const client = createClient({ baseUrl, timeoutMs: 50, retries: 0 });
  await expect(client.ledger.changes({ since: '0' })).rejects.toThrow('no answer within 50 ms');
  const answer = await client.ledger.changes({ since: '0', waitMs: 1000 });
  expect(answer).toEqual({ items: [], more: false, cursor: '1' });
});
