import { describe, expect, test, vi } from 'vitest';
import { refusal, startLocalServer } from '../tests/local-server.ts';
import type { Reply } from '../tests/local-server.ts';
import {
  ApiError,
  BaseClient,
  CallTimeoutError,
  ClientError,
  ConnectionError,
  isApiError,
} from './index.ts';
import type { ClientOptions } from './index.ts';

const good = { body: { id: '1' } };
const busy = refusal(503, 'backendError', 'Busy');

/** A client whose waits take no time, and the list of what it would have waited. */
async function start(replies: readonly Reply[], options: ClientOptions = {}) {
  const server = await startLocalServer(replies);
  const waitsMs: number[] = [];
  const sleep = (durationMs: number) => {
    waitsMs.push(durationMs);
    return Promise.resolve();
  };
  const client = new BaseClient({ baseUrl: server.baseUrl, sleep, ...options });
  return { server, client, waitsMs };
}

describe('repeating', () => {
  test('503 is repeated with growing waits, writes too', async () => {
    const { server, client, waitsMs } = await start([busy, busy, busy, good]);
    await expect(client.getCall('user/save', { body: { firstName: 'A' } })).resolves.toEqual({
      id: '1',
    });
    expect(server.seen.map(({ body }) => body)).toEqual(Array(4).fill('{"firstName":"A"}'));
    expect(waitsMs).toHaveLength(3);
    for (const [index, waitMs] of waitsMs.entries()) {
      expect(waitMs).toBeGreaterThan(250 * 2 ** index);
      expect(waitMs).toBeLessThanOrEqual(500 * 2 ** index);
    }
  });

  test('the last refusal is the error', async () => {
    const { server, client } = await start([busy], { retries: 2 });
    await expect(client.getCall('user/get')).rejects.toMatchObject({ status: 503 });
    expect(server.lines).toHaveLength(3);
  });

  test('without retries nothing is repeated', async () => {
    const { server, client } = await start([busy], { retries: 0 });
    await expect(client.getCall('user/get')).rejects.toThrow('Busy');
    expect(server.lines).toHaveLength(1);
  });

  test('Retry-After in seconds and as a date', async () => {
    const { client, waitsMs } = await start([
      { ...busy, headers: { 'retry-after': '7' } },
      { ...busy, headers: { 'retry-after': 'Tue, 24 Nov 2026 08:00:30 GMT' } },
      { ...busy, headers: { 'retry-after': 'Tue, 24 Nov 2026 07:00:00 GMT' } },
      good,
    ]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24, 8, 0, 0) });
    await client.getCall('user/get').finally(() => vi.useRealTimers());
    expect(waitsMs).toEqual([7000, 30_000, 0]);
  });

  test('a very long Retry-After is the caller’s business', async () => {
    const { client, waitsMs } = await start([{ ...busy, headers: { 'retry-after': '3600' } }]);
    await expect(client.getCall('user/get')).rejects.toMatchObject({ retryAfterMs: 3_600_000 });
    expect(waitsMs).toEqual([]);
  });

  test('the rate limit waits a minute, or as long as the server says', async () => {
    const limited = refusal(400, 'badRequest', 'RATE_LIMIT_EXCEEDED');
    const soon = { ...limited, headers: { 'retry-after': '5' } };
    const { client, waitsMs } = await start([limited, soon, good]);
    await client.getCall('user/save', { body: {} });
    expect(waitsMs).toEqual([61_000, 5000]);
  });

  test.each([
    [400, 'user/get', 1],
    [404, 'user/get', 1],
    [409, 'user/save', 1],
    [429, 'user/save', 4],
    [501, 'user/get', 1],
    [502, 'user/get', 4],
    [502, 'user/save', 1],
    [504, 'user/directory/list', 4],
  ])('HTTP %i of %s: %i tries', async (status, name, tries) => {
    const { server, client } = await start([refusal(status, 'some', 'Some')]);
    await expect(client.getCall(name)).rejects.toThrow('Some');
    expect(server.lines).toHaveLength(tries);
  });

  test('a broken connection is repeated for reads, whatever the verb', async () => {
    const { server, client } = await start([{ isCut: true }, { body: { more: false } }]);
    await expect(client.getCall('user/directory/list')).resolves.toEqual([]);
    expect(server.lines).toHaveLength(2);
  });

  test.each(['user/save', 'user/getToken'])(
    'a broken connection is not repeated for %s, which writes',
    async (name) => {
      const { server, client } = await start([{ isCut: true }, good]);
      await expect(client.getCall(name)).rejects.toThrow(ConnectionError);
      expect(server.lines).toHaveLength(1);
    },
  );

  test('nobody at the address', async () => {
    const { client, waitsMs } = await start([], { baseUrl: 'http://127.0.0.1:1' });
    const error: unknown = await client.getCall('user/get', { email: 'a' }).catch(identity);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ endpoint: 'user/get' });
    expect(String(error)).toContain('no connection to http://127.0.0.1:1/_ah/api');
    expect(waitsMs).toHaveLength(3);
  });
});

describe('time', () => {
  test('no answer in time is an error with the endpoint’s name, and not repeated', async () => {
    const { server, client } = await start([{ isSilent: true }], { timeoutMs: 50 });
    const error: unknown = await client.getCall('user/get').catch(identity);
    expect(error).toBeInstanceOf(CallTimeoutError);
    expect(error).toMatchObject({
      message: 'user/get: no answer within 50 ms',
      endpoint: 'user/get',
      timeoutMs: 50,
    });
    expect(server.lines).toHaveLength(1);
  });

  test.each([0, Infinity])('%d waits without end', async (timeoutMs) => {
    const { client } = await start([good], { timeoutMs });
    await expect(client.getCall('user/get')).resolves.toEqual({ id: '1' });
  });

  test('an abort ends a call with the signal’s reason', async () => {
    const { client } = await start([{ isSilent: true }]);
    const controller = new AbortController();
    const called = client.getCall('user/get', { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(called).rejects.toThrow('enough');
  });

  test('an aborted signal sends nothing', async () => {
    const { server, client } = await start([good]);
    const called = client.getCall('user/get', { signal: AbortSignal.abort() });
    await expect(called).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.lines).toEqual([]);
  });

  test('an abort ends the wait before a repetition', async () => {
    const server = await startLocalServer([{ ...busy, headers: { 'retry-after': '60' } }]);
    const client = new BaseClient({ baseUrl: server.baseUrl });
    const signal = AbortSignal.timeout(100);
    await expect(client.getCall('user/get', { signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(server.lines).toHaveLength(1);
  });

  test('an abort ends a sleep that knows nothing of signals', async () => {
    const { client } = await start([busy], { sleep: () => new Promise(() => {}) });
    const signal = AbortSignal.timeout(100);
    await expect(client.getCall('user/get', { signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });
});

describe('errors', () => {
  test('a refusal has status, code, message and one entry for each field', async () => {
    const entry = {
      domain: 'global',
      reason: 'badRequest',
      message: 'Phone Number: this is no phone number',
      field: 'phone_number',
      locationType: 'field',
      value: 'abc',
      rule: 'phone',
    };
    const body = { error: { code: 400, message: 'One value is wrong', errors: [entry] } };
    const { client } = await start([{ status: 400, body }]);
    const error: unknown = await client
      .getCall('user/directory/save', { body: { contentId: '1' } })
      .catch(identity);
    expect(isApiError(error)).toBe(true);
    expect(isApiError(error, 'badRequest')).toBe(true);
    expect(isApiError(error, 'notFound')).toBe(false);
    expect(isApiError(new Error('other'))).toBe(false);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({
      name: 'ApiError',
      status: 400,
      code: 'badRequest',
      message: 'One value is wrong',
      endpoint: 'user/directory/save',
      errors: [entry],
      body: JSON.stringify(body),
    });
  });

  test.each(['<html>Bad Gateway</html>', '', '{"error":"text"}'])(
    'something else than the API answers: %s',
    async (body) => {
      const { client } = await start([{ status: 403, body }]);
      const error: unknown = await client.getCall('user/get').catch(identity);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({
        status: 403,
        code: '',
        errors: [],
        body,
        message: 'user/get: the server answered HTTP 403',
      });
    },
  );
});

function identity(value: unknown): unknown {
  return value;
}
