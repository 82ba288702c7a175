import { describe, expect, expectTypeOf, test } from 'vitest';
import { contract, isList, pathOf } from '@whoswho/core/contract';
import type { Content, Endpoint, User } from '@whoswho/core/contract';
import { refusal, startLocalServer } from '../tests/local-server.ts';
import { isPaged } from './discovery.ts';
import { BaseClient, createClient, isApiError } from './index.ts';

const api = '/_ah/api/lumsites/v1';
const endpoints: readonly Endpoint[] = contract;

/** The method of an endpoint, found by its name alone. */
function methodOf(client: object, name: string): unknown {
  let found: unknown = client;
  for (const part of name.split('/')) {
    const key = part.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
    found = Object.entries(found ?? {}).find(([own]) => own === key)?.[1];
  }
  return found;
}

describe('methods', () => {
  test.each(endpoints.map((declared) => [declared.name, declared] as const))(
    '%s goes where the contract says',
    async (name, declared) => {
      const server = await startLocalServer([{ body: { more: false } }]);
      const authInfo = { clientId: 'c', clientSecret: 's', userEmail: 'e', customerId: '1' };
      const client = createClient({ baseUrl: server.baseUrl, token: 't', authInfo });
      const method = methodOf(client, name);
      expect(method).toBeTypeOf('function');
      if (typeof method === 'function') {
        await method({ id: '1', lang: 'en' });
      }
      const path = pathOf(declared);
      const isInPath = path.includes('{id}');
      const place = path.startsWith('/') ? path.replace('{id}', '1') : `${api}/${path}`;
      const query = declared.verb === 'POST' ? '' : '?id=1&lang=en';
      expect(server.lines).toEqual([`${declared.verb} ${place}${query}`]);
      if (declared.verb === 'POST' && !isInPath) {
        expect(server.seen[0]?.body).toBe('{"id":"1","lang":"en"}');
      }
    },
  );

  test('save puts everything into the body and gives the answer', async () => {
    const server = await startLocalServer([{ body: { id: '1', email: 'a@b.c' } }]);
    const client = createClient({ baseUrl: server.baseUrl });
    const saved = await client.user.directory.save({
      contentId: '9',
      email: 'a@b.c',
      customProfile: { field: 'x' },
    });
    expect(saved).toEqual({ id: '1', email: 'a@b.c' });
    expect(server.seen).toMatchObject([
      {
        line: `POST ${api}/user/directory/save`,
        body: '{"contentId":"9","email":"a@b.c","customProfile":{"field":"x"}}',
      },
    ]);
  });

  test('without input there is neither query nor body', async () => {
    const server = await startLocalServer([{ body: {} }]);
    const client = createClient({ baseUrl: server.baseUrl });
    await client.content.platformUserDirectory();
    await client.user.settings.save();
    expect(server.seen).toMatchObject([
      { line: `GET ${api}/content/platform-user-directory`, body: '' },
      { line: `POST ${api}/user/settings/save`, body: '' },
    ]);
  });

  test('DELETE puts its input into the query; 204 is undefined', async () => {
    const server = await startLocalServer([{ status: 204 }]);
    const client = createClient({ baseUrl: server.baseUrl });
    await expect(client.feed.delete({ uid: '5' })).resolves.toBeUndefined();
    await client.content.deleteMulti({ uid: ['1', '2'] });
    expect(server.lines).toEqual([
      `DELETE ${api}/feed/delete?uid=5`,
      `DELETE ${api}/content/deleteMulti?uid=1&uid=2`,
    ]);
  });

  test('a refusal is an ApiError', async () => {
    const server = await startLocalServer([refusal(404, 'notFound', 'User not found: a@b.c')]);
    const client = createClient({ baseUrl: server.baseUrl });
    const error: unknown = await client.user.get({ email: 'a@b.c' }).catch((caught) => caught);
    expect(isApiError(error, 'notFound') && error.message).toBe('User not found: a@b.c');
  });

  test('a signal ends a call', async () => {
    const server = await startLocalServer([{ isSilent: true }]);
    const client = createClient({ baseUrl: server.baseUrl });
    const options = { signal: AbortSignal.timeout(50) };
    await expect(client.user.get({}, options)).rejects.toThrow();
    await expect(client.user.list({}, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(server.lines).toEqual([`GET ${api}/user/get`]);
  });

  test('call by name, and the base client for everything else', async () => {
    const server = await startLocalServer([{ body: { id: '1' } }]);
    const base = new BaseClient({ baseUrl: server.baseUrl });
    const client = createClient(base);
    expect(client.base).toBe(base);
    await expect(client.call('user/get', { uid: '1' })).resolves.toEqual({ id: '1' });
    await expect(client.base.getCall('user/get', { uid: '1' })).resolves.toEqual({ id: '1' });
    expect(new Set(server.lines)).toEqual(new Set([`GET ${api}/user/get?uid=1`]));
  });
});

describe('lists', () => {
  const pages = [
    { body: { items: [{ id: '1' }], more: true, cursor: 'c1', callId: 'x' } },
    { body: { items: [{ id: '2' }], more: false } },
  ];

  test('awaited: the first page', async () => {
    const server = await startLocalServer(pages);
    const client = createClient({ baseUrl: server.baseUrl });
    const page = await client.user.directory.list({ contentId: '9', maxResults: 1 });
    expect(page).toEqual({ items: [{ id: '1' }], more: true, cursor: 'c1', callId: 'x' });
    expect(server.lines).toHaveLength(1);
  });

  test('items and more are always there', async () => {
    const server = await startLocalServer([{ body: {} }]);
    const client = createClient({ baseUrl: server.baseUrl });
    await expect(client.user.list()).resolves.toEqual({ items: [], more: false });
  });

  test('iterated: every item, in the body’s cursor', async () => {
    const server = await startLocalServer(pages);
    const client = createClient({ baseUrl: server.baseUrl });
    const ids: (string | undefined)[] = [];
    for await (const user of client.user.directory.list({ contentId: '9' })) {
      ids.push(user.id);
    }
    expect(ids).toEqual(['1', '2']);
    expect(server.seen.map(({ body }) => body)).toEqual([
      '{"contentId":"9"}',
      '{"contentId":"9","cursor":"c1"}',
    ]);
  });

  test('nothing is sent before, and one page for however many ask', async () => {
    const server = await startLocalServer(pages);
    const client = createClient({ baseUrl: server.baseUrl });
    const call = client.user.list();
    expect(server.lines).toHaveLength(0);
    await Promise.all([call, call.finally(() => {}), call.catch(() => {})]);
    expect(server.lines).toHaveLength(1);
  });

  test('a refusal reaches both ways of reading', async () => {
    const server = await startLocalServer([refusal(403, 'forbidden', 'No')]);
    const call = createClient({ baseUrl: server.baseUrl }).user.list();
    await expect(call).rejects.toThrow('No');
    await expect(call[Symbol.asyncIterator]().next()).rejects.toThrow('No');
  });
});

describe('the contract', () => {
  test('types and run time agree on which endpoints are lists', () => {
    // `answer.ts` cannot see an endpoint's effect, so that it goes by `errors` in the answer.
    for (const declared of endpoints.filter(isList)) {
      const hasErrors = declared.output?.properties?.['errors'] !== undefined;
      expect([declared.name, isPaged(declared)]).toEqual([declared.name, !hasErrors]);
    }
  });

  test('no input and no group bears a name that the client keeps for itself', () => {
    for (const { name, verb, input } of endpoints) {
      expect(['base', 'call']).not.toContain(name.split('/')[0]);
      if (verb !== 'POST') {
        expect(Object.keys(input.properties)).not.toContain('body');
        expect(Object.keys(input.properties)).not.toContain('signal');
      }
    }
  });

  test('no endpoint is a group of others', () => {
    const names: readonly string[] = endpoints.map(({ name }) => name);
    const groups = names.filter((name) => names.some((other) => other.startsWith(`${name}/`)));
    expect(groups).toEqual([]);
  });
});

test('types', () => {
  const client = createClient();
  expectTypeOf(client.user.get).returns.resolves.toEqualTypeOf<User>();
  expectTypeOf(client.user.directory.get).returns.resolves.toExtend<User>();
  expectTypeOf(client.content.platformUserDirectory).returns.resolves.toEqualTypeOf<Content>();
  expectTypeOf(client.user.deleteMulti).returns.resolves.toEqualTypeOf<undefined>();
  expectTypeOf(client.user.mainDirectory.fields).toBeFunction();
  expectTypeOf(client.content.revision.list).toBeCallableWith({ contentId: '1' });

  type Users = ReturnType<typeof client.user.directory.list>;
  expectTypeOf<Awaited<Users>['items']>().toEqualTypeOf<User[]>();
  expectTypeOf<Awaited<Users>['more']>().toEqualTypeOf<boolean>();
  expectTypeOf<Awaited<Users>['cursor']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Users>().toExtend<Promise<object> & AsyncIterable<User>>();
  // Saving several is no list to read on, although it answers like one.
  expectTypeOf(client.content.saveMulti).returns.not.toExtend<AsyncIterable<unknown>>();

  expectTypeOf(client.user.get).parameter(0).extract<undefined>().toEqualTypeOf<undefined>();
  expectTypeOf(client.user.directory.save).parameter(0).extract<undefined>().toBeNever();
  expectTypeOf(client.user.directory.save).parameter(0).toHaveProperty('contentId');
  const call = () => client.call('user/get', { uid: '1' });
  expectTypeOf(call).returns.resolves.toEqualTypeOf<User>();
  const wrong = () => {
    // @ts-expect-error -- contentId is required
    void client.user.directory.save({ email: 'a@b.c' });
    // @ts-expect-error -- there is no such endpoint
    void client.call('user/nothing');
  };
  expect(wrong).toBeTypeOf('function');
});
