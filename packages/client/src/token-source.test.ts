import { afterEach, describe, expect, test, vi } from 'vitest';
import { refusal, startLocalServer } from '../tests/local-server.ts';
import type { SeenRequest } from '../tests/local-server.ts';
import { BadCallError, BaseClient, GetTokenError, createClient, isApiError } from './index.ts';

const unauthorized = refusal(401, 'required', 'Login Required');
const authInfo = {
  clientId: 'cid',
  clientSecret: 'sécret',
  userEmail: 'boss@customer.com',
  customerId: '4664706704080896',
};
const exchangeLine = 'POST /v2/organizations/4664706704080896/application-token';

/** Lets in whoever has one of the tokens. */
function guard(...tokens: string[]) {
  return ({ headers }: SeenRequest) =>
    tokens.some((token) => headers.authorization === `Bearer ${token}`)
      ? { body: { id: '1' } }
      : unauthorized;
}

/** Gives the tokens 1, 2, 3 ..., each good for some time. */
function countingGetter(lifeSeconds?: number) {
  let count = 0;
  return vi.fn(async () => {
    count += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const expiresAt = lifeSeconds === undefined ? undefined : Date.now() / 1000 + lifeSeconds;
    return { token: String(count), expiresAt };
  });
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a token', () => {
  test('of its own is sent; refused, it is not replaced', async () => {
    const server = await startLocalServer(guard('other'));
    const client = new BaseClient({ baseUrl: server.baseUrl, token: 'mine' });
    await expect(client.getCall('user/get')).rejects.toMatchObject({ status: 401 });
    expect(server.seen[0]?.headers.authorization).toBe('Bearer mine');
    expect(server.lines).toHaveLength(1);
  });

  test('without one no authorization is sent', async () => {
    const server = await startLocalServer([{ body: { id: '1' } }]);
    await new BaseClient({ baseUrl: server.baseUrl }).getCall('user/get');
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
  });
});

describe('a token getter', () => {
  test('a refused token is replaced and the call repeated', async () => {
    const server = await startLocalServer(guard('2'));
    const tokenGetter = countingGetter();
    const client = new BaseClient({ baseUrl: server.baseUrl, tokenGetter });
    await expect(client.getCall('user/save', { body: {} })).resolves.toEqual({ id: '1' });
    await client.getCall('user/get');
    expect(tokenGetter).toHaveBeenCalledTimes(2);
    expect(server.lines).toHaveLength(3);
  });

  test('once and only once', async () => {
    const server = await startLocalServer([unauthorized]);
    const tokenGetter = countingGetter();
    const client = new BaseClient({ baseUrl: server.baseUrl, tokenGetter });
    const error: unknown = await client.getCall('user/get').catch((caught: unknown) => caught);
    expect(isApiError(error, 'required')).toBe(true);
    expect(tokenGetter).toHaveBeenCalledTimes(2);
    expect(server.lines).toHaveLength(2);
  });

  test('a given token is used first', async () => {
    const server = await startLocalServer(guard('given'));
    const tokenGetter = countingGetter();
    const client = new BaseClient({ baseUrl: server.baseUrl, token: 'given', tokenGetter });
    await client.getCall('user/get');
    expect(tokenGetter).not.toHaveBeenCalled();
  });

  test.each([
    [119, 2],
    [3600, 1],
    [undefined, 1],
  ])('good for %s s: asked %i times for two calls', async (lifeSeconds, times) => {
    const server = await startLocalServer([{ body: { id: '1' } }]);
    const tokenGetter = countingGetter(lifeSeconds);
    const client = new BaseClient({ baseUrl: server.baseUrl, tokenGetter });
    await client.getCall('user/get');
    await client.getCall('user/get');
    expect(tokenGetter).toHaveBeenCalledTimes(times);
  });

  test('calls at the same time share one renewal, before and after a refusal', async () => {
    const server = await startLocalServer(guard('2'));
    const tokenGetter = countingGetter();
    const client = new BaseClient({ baseUrl: server.baseUrl, tokenGetter });
    await Promise.all(Array.from({ length: 10 }, () => client.getCall('user/get')));
    expect(tokenGetter).toHaveBeenCalledTimes(2);
    expect(server.lines).toHaveLength(20);
  });

  test('one caller’s abort does not end the renewal of the others', async () => {
    const server = await startLocalServer(guard('1'));
    const tokenGetter = countingGetter();
    const client = new BaseClient({ baseUrl: server.baseUrl, tokenGetter });
    const controller = new AbortController();
    const aborted = client.getCall('user/get', { signal: controller.signal });
    const other = client.getCall('user/get');
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    await expect(other).resolves.toEqual({ id: '1' });
    expect(tokenGetter).toHaveBeenCalledTimes(1);
  });

  test('a failure is a GetTokenError, and the next call tries again', async () => {
    const server = await startLocalServer(guard('good'));
    const cause = new Error('vault is sealed');
    const tokenGetter = vi
      .fn(() => ({ token: 'good' }))
      .mockImplementationOnce(() => {
        throw cause;
      });
    const client = new BaseClient({ baseUrl: server.baseUrl, tokenGetter });
    const error: unknown = await client.getCall('user/get').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(GetTokenError);
    expect(error).toMatchObject({ message: 'No token: vault is sealed', cause });
    await expect(client.getCall('user/get')).resolves.toEqual({ id: '1' });
  });
});

describe('an application token', () => {
  function startHost(expiresInSeconds: unknown = 60) {
    return startLocalServer(({ line, headers, body }) =>
      line.includes('/v2/')
        ? { body: { access_token: `for ${body}`, expires_in: expiresInSeconds } }
        : { body: { id: headers.authorization } },
    );
  }

  test('is got by id and secret, and kept until ten seconds before its end', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const server = await startHost();
    const client = new BaseClient({ baseUrl: server.baseUrl, authInfo });
    const grant = 'grant_type=client_credentials&user_email=boss%40customer.com';
    await expect(client.getCall('user/get')).resolves.toEqual({ id: `Bearer for ${grant}` });
    expect(server.lines[0]).toBe(exchangeLine);
    expect(server.seen[0]).toMatchObject({
      body: grant,
      headers: {
        authorization: `Basic ${Buffer.from('cid:sécret').toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    vi.setSystemTime(49_000);
    await client.getCall('user/get');
    expect(server.lines.filter((line) => line === exchangeLine)).toHaveLength(1);
    vi.setSystemTime(50_000);
    await client.getCall('user/get');
    expect(server.lines.filter((line) => line === exchangeLine)).toHaveLength(2);
  });

  test('with scopes, below a path', async () => {
    const server = await startHost();
    const apiInfo = { name: 'lumsites', version: 'v1', scopes: ['read', 'write'] };
    const client = new BaseClient({ baseUrl: `${server.baseUrl}/tenant`, authInfo, apiInfo });
    await client.getCall('user/get');
    expect(server.lines[0]).toBe(exchangeLine.replace('/v2', '/tenant/v2'));
    expect(server.seen[0]?.body).toMatch(/&scope=read&scope=write$/u);
  });

  test.each([
    ['a refusal', unauthorized, 'No token: Login Required'],
    ['no JSON', { body: 'hello' }, 'no JSON object'],
    ['no token', { body: { expires_in: 5 } }, 'the answer has no token'],
  ])('%s is a GetTokenError', async (_, reply, words) => {
    const server = await startLocalServer([reply]);
    const client = new BaseClient({ baseUrl: server.baseUrl, authInfo });
    const error: unknown = await client.getCall('user/get').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(GetTokenError);
    expect(error).toMatchObject({ endpoint: 'application/token' });
    expect(String(error)).toContain(words);
    expect(server.lines).toEqual([exchangeLine]);
  });

  test('the endpoint itself is called with id and secret too', async () => {
    const server = await startHost();
    const client = createClient({ baseUrl: server.baseUrl, authInfo });
    const answer = await client.application.token({ id: '5', user_email: 'a@b.c' });
    expect(answer.access_token).toBe('for user_email=a%40b.c');
    expect(server.lines).toEqual(['POST /v2/organizations/5/application-token']);
    const without = createClient({ baseUrl: server.baseUrl });
    await expect(without.application.token({ id: '5', user_email: 'a@b.c' })).rejects.toThrow(
      BadCallError,
    );
  });

  test('another user’s client exchanges for that user', async () => {
    const server = await startHost();
    const client = new BaseClient({ baseUrl: server.baseUrl, authInfo });
    await client.getNewClientAs('a@b.c').getCall('user/get');
    await client.getNewClientAs('a@b.c', '9').getCall('user/get');
    expect(server.seen[0]?.body).toContain('user_email=a%40b.c');
    expect(server.lines[2]).toBe('POST /v2/organizations/9/application-token');
    expect(server.seen[3]?.headers['lumapps-organization-id']).toBe('9');
  });
});

describe('acting as another user without authInfo', () => {
  test('asks user/getToken with the own token, and again when it runs out', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const server = await startLocalServer(({ line, headers }) =>
      line.includes('getToken')
        ? { body: { accessToken: 'theirs', expiresAt: '3600' } }
        : { body: { id: headers.authorization } },
    );
    const admin = new BaseClient({ baseUrl: server.baseUrl, token: 'admin', customerId: '7' });
    const client = admin.getNewClientAs('a@b.c');
    await expect(client.getCall('user/get')).resolves.toEqual({ id: 'Bearer theirs' });
    expect(server.lines[0]).toMatch(/user\/getToken\?email=a%40b\.c&customerId=7$/u);
    expect(server.seen[0]?.headers.authorization).toBe('Bearer admin');
    await client.getCall('user/get');
    expect(server.lines).toHaveLength(3);
    vi.setSystemTime(3_500_000);
    await client.getCall('user/get');
    expect(server.lines).toHaveLength(5);
  });

  test('403 is a GetTokenError', async () => {
    const server = await startLocalServer([refusal(403, 'forbidden', 'Not allowed')]);
    const client = new BaseClient({ baseUrl: server.baseUrl }).getNewClientAs('a@b.c');
    await expect(client.getCall('user/get')).rejects.toThrow(GetTokenError);
  });
});
