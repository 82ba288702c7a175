import { contract, pathOf } from '@whoswho/core/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { callerOf } from './caller.ts';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, textAt } from './json-path.ts';
import { connectRaw } from './raw-http.ts';
import type { RawAnswer } from './raw-http.ts';
import { rowHash } from './row-hash.ts';

const contentId = guide.directory;
const root = '/_ah/api/lumsites/v1';
let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

/** Sends lines as they are, for what `fetch` would not send. */
async function sendRaw(...lines: string[]): Promise<RawAnswer> {
  await using connection = await connectRaw(house.url);
  const [first = '', ...rest] = lines;
  const head = [first, `Host: ${connection.host}`, `authorization: Bearer ${house.token}`];
  return await connection.send([...head, ...rest].join('\r\n'));
}

describe('the rows of the table', () => {
  it('wire 2.9: 400 badRequest when a rule is broken', async () => {
    const error = await house.admin.refused('user/directory/save', { email: guide.email }, 400);
    expect(error['message']).toBe('Missing required parameter: contentId');
    expect(at(error, 'errors', 0, 'reason')).toBe('badRequest');
  });

  it('wire 2.9: 400 invalidParameter with location when a query value cannot be read', async () => {
    const error = await house.admin.refused('user/list', { registeredSince: 'soon' }, 400);
    expect(at(error, 'errors', 0)).toMatchObject({
      reason: 'invalidParameter',
      location: 'registeredSince',
      locationType: 'parameter',
    });
  });

  it('wire 2.9: 401 required without a token, with a challenge', async () => {
    const answer = await callerOf(house.url, undefined).call('user/get');
    expectError(answer, 401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /u);
  });

  it('wire 2.9: 403 forbidden without the right', async () => {
    await cast.bob.caller.refused('token/list', {}, 403);
    await cast.bob.caller.refused('content/get', { uid: contentId, action: 'CUSTOM_EDIT' }, 403);
  });

  it('wire 2.9: 404 notFound for an unknown id or e-mail, never 400 and never an empty 200', async () => {
    for (const [name, input] of [
      ['user/get', { email: 'nobody@customer.com' }],
      ['user/get', { uid: '1' }],
      ['user/get', { employeeId: '1' }],
      ['user/directory/get', { email: 'nobody@customer.com', contentId }],
      ['user/directory/get', { email: guide.email, contentId: '1' }],
      ['user/organizationchart/get', { content: contentId, email: 'nobody@customer.com' }],
      ['content/get', { uid: '1' }],
      ['content/get', { slug: 'nowhere' }],
      ['instance/get', { uid: '1' }],
      ['customer/get', { id: '1' }],
      ['feed/get', { uid: '1' }],
      ['feedtype/get', { uid: '1' }],
    ] as const) {
      const error = await house.admin.refused(name, input, 404);
      expect(at(error, 'errors', 0, 'reason'), name).toBe('notFound');
    }
  });

  it('wire 2.9: 404 `User not found: <email>`, which the SDK splits at the colon', async () => {
    const email = 'nobody@customer.com';
    const error = await house.admin.refused('user/get', { email }, 404, `User not found: ${email}`);
    expect(textAt(error, 'errors', 0, 'message').split(': ')[1]).toBe(email);
  });

  it('wire 2.9: 409 conflict for an e-mail address that somebody else has', async () => {
    const body = { uid: cast.ada.id, email: cast.bob.email };
    const before = await rowHash(house);
    await house.admin.refused('user/save', body, 409);
    await house.admin.refused('user/directory/save', { ...body, contentId }, 409);
    expect(await rowHash(house)).toBe(before);
  });

  it('wire 2.9: 413 uploadTooLarge for a body over the limit', async () => {
    await using small = await openHouse({ environment: { WHOSWHO_BODY_LIMIT_BYTES: '2048' } });
    const body = { contentId, email: guide.email, properties: { long: 'x'.repeat(3000) } };
    const error = await small.admin.refused('user/directory/save', body, 413);
    expect(at(error, 'errors', 0, 'reason')).toBe('uploadTooLarge');
    expect((await small.admin.call('user/get')).status).toBe(200);
  });

  it.each(contract.map((endpoint) => [endpoint.name, endpoint] as const))(
    'wire 2.9: 501 for %s with another verb',
    async (_, endpoint) => {
      const path = pathOf(endpoint).replace('{id}', guide.customer);
      const url = path.startsWith('/') ? path : `${root}/${path}`;
      const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
        (verb) => verb !== endpoint.verb,
      );
      for (const method of others) {
        const error = expectError(await house.admin.send(url, { method }), 501);
        expect(at(error, 'errors', 0, 'reason')).toBe('unsupportedMethod');
        expect(error['message']).toContain(endpoint.verb);
      }
    },
  );

  it('wire 2.9: 404 for a path that is none, with and without a token', async () => {
    const paths = [
      '/_ah/api',
      `${root}/`,
      `${root}/user`,
      `${root}/user/nothing`,
      `${root}/user/get/more`,
      `${root}/user/get/`,
      `${root}//user/get`,
      `${root}/USER/GET`,
      '/_ah/api/lumsites/user/get',
      '/v2/organizations',
      '/favicon.ico.php',
      `${root}/${'x'.repeat(3000)}`,
      `${root}/../../../etc/passwd`,
    ];
    for (const path of paths) {
      for (const caller of [house.admin, callerOf(house.url, undefined)]) {
        expectError(await caller.send(path), 404);
        expectError(await caller.send(path, { method: 'POST', body: {} }), 404);
      }
    }
  });

  it('wire 2.9: 404 unsupportedProtocol for a content type that is none (HTTP 415)', async () => {
    const headers = { 'Content-Type': 'x' };
    const refused = await house.admin.send('user/save', { method: 'POST', body: {}, headers });
    const error = expectError(refused, 404);
    expect(at(error, 'errors', 0, 'reason')).toBe('unsupportedProtocol');
  });

  it('wire 2.9: an expectation that nobody knows (HTTP 417) is answered in the one shape', async () => {
    const answer = await sendRaw(`GET ${root}/user/get HTTP/1.1`, 'Expect: wonders', '', '');
    if (answer.status !== 200) {
      expectError(answer, 404);
    }
  });

  it('wire 2.9: 503 backendError for a fault, which tells nothing and is logged', async () => {
    await using broken = await openHouse();
    await broken.server.store.write(async (writer) => {
      await writer.documents.put('feed', guide.customer, '1', '{"secret-of-the-row":');
    });
    const error = expectError(await broken.admin.call('feed/get', { uid: '1' }), 503);
    expect(at(error, 'errors', 0, 'reason')).toBe('backendError');
    expect(JSON.stringify(error)).not.toMatch(/secret|JSON|stack|\.ts/iu);
    expect(broken.faults).toHaveLength(1);
    expect(broken.faults[0]).toBeInstanceOf(SyntaxError);
  });
});

describe('bodies that are no message', () => {
  it.each([
    ['an open object', '{'],
    ['a trailing comma', '{"email": "a@b.c",}'],
    ['single quotes', "{'email': 1}"],
    ['a bare word', 'hello'],
    ['NaN', '{"a": NaN}'],
    ['two objects', '{}{}'],
    ['a list', '[{}]'],
    ['a text', '"{}"'],
    ['a number', '5'],
    ['true', 'true'],
    ['a byte that is no text', '\u0000'],
    ['an open text', '{"a": "'],
    ['65 levels', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
    ['100,000 open brackets', '['.repeat(100_000)],
    ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('wire 2.9: %s is 400 in the one shape', async (_, body) => {
    const before = await rowHash(house);
    for (const path of ['user/save', 'user/directory/save', 'content/save', 'content/list']) {
      const error = expectError(await house.admin.send(path, { method: 'POST', body }), 400);
      expect(at(error, 'errors', 0, 'reason')).toBe('badRequest');
    }
    expect(await rowHash(house)).toBe(before);
    expect(house.faults).toEqual([]);
  });
});

describe('known messages', () => {
  it('wire 2.9: URL_ALREADY_EXISTS, as the SDK’s docstring prints it', async () => {
    const body = { title: { en: 'Twin' }, slug: { en: 'users-directory' } };
    const error = await house.admin.refused('content/save', body, 400, 'URL_ALREADY_EXISTS');
    expect(at(error, 'errors')).toEqual([
      expect.objectContaining({
        domain: 'global',
        message: 'URL_ALREADY_EXISTS',
        reason: 'badRequest',
      }),
    ]);
  });

  it('wire 2.9: CONTENT_NOT_UP_TO_DATE', async () => {
    const content = await house.admin.ok('content/get', { uid: contentId });
    const old = { ...content, version: 0 };
    await house.admin.refused('content/save', old, 400, 'CONTENT_NOT_UP_TO_DATE');
    await house.admin.ok('content/save', { ...content, title: { en: 'Theirs' } });
    const clashing = { ...content, title: { en: 'Mine' } };
    const error = await house.admin.refused('content/save', clashing, 409);
    expect(error['message']).toMatch(/^CONTENT_NOT_UP_TO_DATE: "title.en" was changed since/u);
  });

  it('wire 2.9: ALREADY_ARCHIVED', async () => {
    const { id } = await house.admin.ok('content/save', { title: { en: 'To archive' } });
    await house.admin.ok('content/archive', { uid: id });
    await house.admin.refused('content/archive', { uid: id }, 400, 'ALREADY_ARCHIVED');
  });
});

describe('what the framework refuses', () => {
  it.each(['%', '%zz', '%c3%28', '%00', '%ff'])(
    'wire 2.9: the path %s is refused in the one shape',
    async (piece) => {
      for (const path of [
        `${root}/user/get${piece}`,
        `/v2/organizations/${piece}/application-token`,
      ]) {
        const answer = await sendRaw(`POST ${path} HTTP/1.1`, 'Content-Length: 2', '', '{}');
        expect([400, 401, 404]).toContain(answer.status);
        expectError(answer, answer.status);
      }
    },
  );

  it.each(['%', '%zz', '%c3%28', '%00', 'a=%ff&b'])(
    'wire 2.2: the query %s breaks nothing',
    async (piece) => {
      const answer = await sendRaw(`GET ${root}/user/get?x=${piece} HTTP/1.1`, '', '');
      expect(answer.status).toBe(200);
      expect(answer.body['email']).toBe(guide.administratorEmail);
    },
  );

  it('wire 4.6: user/list takes 1,000 ids in the query, as the contract says', async () => {
    const ids = Array.from({ length: 999 }, (_, number) => String(6_486_401_110_000_000 + number));
    const query = [...ids, cast.ada.id].map((id) => `ids=${id}`).join('&');
    const answer = await sendRaw(`GET ${root}/user/list?${query} HTTP/1.1`, '', '');
    expect(answer.status).toBe(200);
    expect(at(answer.body, 'items', 0, 'id')).toBe(cast.ada.id);
  });

  it('wire 2.9: headers of a megabyte are refused in the one shape', async () => {
    const answer = await sendRaw(
      `GET ${root}/user/get HTTP/1.1`,
      `X-Long: ${'x'.repeat(2 ** 20)}`,
      '',
      '',
    );
    expect([400, 404, 413]).toContain(answer.status);
    expectError(answer, answer.status);
  });

  it('wire 2.9: what is no HTTP is refused in the one shape', async () => {
    await using connection = await connectRaw(house.url);
    const answer = await connection.send('HELLO\r\n\r\n');
    expectError(answer, 400);
  });

  it('wire 2.9: an unknown verb is refused in the one shape', async () => {
    for (const verb of ['TRACE', 'PROPFIND', 'LINK', 'MKCOL']) {
      const answer = await sendRaw(`${verb} ${root}/user/get HTTP/1.1`, '', '');
      expectError(answer, 501);
    }
  });

  it('HEAD tells what GET would, without a body', async () => {
    const answer = await sendRaw(`HEAD ${root}/user/get HTTP/1.1`, '', '');
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(100);
  });

  it('a client that waits for 100 Continue may send its body', async () => {
    await using connection = await connectRaw(house.url);
    const body = JSON.stringify({ contentId, lastName: 'Lovelace' });
    const lines = [
      `POST ${root}/user/directory/list HTTP/1.1`,
      `Host: ${connection.host}`,
      `authorization: Bearer ${house.token}`,
      'Expect: 100-continue',
      `Content-Length: ${body.length}`,
    ];
    const go = await connection.send(`${lines.join('\r\n')}\r\n\r\n`);
    expect(go.status).toBe(100);
    const answer = await connection.send(body);
    expect(at(answer.body, 'items', 0, 'email')).toBe(cast.ada.email);
  });
});
