import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { contract, pathOf } from '@whoswho/core/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { connectRaw } from './raw-http.ts';

const script = 'console.log("a script that is long enough to be worth squeezing")';
const index =
  '<!doctype html><html><head><title>Whoswho</title><script type="module" src="/assets/index-a1.js">' +
  '</script></head><body><div id="root"></div></body></html>';
const asBrowser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
let folder: string;
let house: TestHouse;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whoswho-web-'));
  await mkdir(join(folder, 'web/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'web/index.html'), index);
  await writeFile(join(folder, 'web/icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'web/.hidden.txt'), 'secret');
  await writeFile(join(folder, 'web/assets/index-a1.js'), script);
  await writeFile(join(folder, 'web/assets/index-a1.js.br'), brotliCompressSync(script));
  await writeFile(join(folder, 'web/assets/index-a1.js.gz'), gzipSync(script));
  await writeFile(join(folder, 'web/assets/plain-b2.css'), 'p{}');
  house = await openHouse({ webFolder: join(folder, 'web') });
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${house.url}${path}`, { headers, redirect: 'manual' });
}

/** Sends a path as it is: `fetch` would tidy it up, and ask for nothing that is kept. */
async function getRaw(path: string, header = 'Accept: text/html') {
  await using connection = await connectRaw(house.url);
  return await connection.send(
    `GET ${path} HTTP/1.1\r\nHost: ${connection.host}\r\n${header}\r\n\r\n`,
  );
}

/** The directives of an answer's content policy by name. */
function policyOf({ headers }: Response): Map<string, string> {
  const text = headers.get('content-security-policy') ?? '';
  return new Map(
    text.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

describe('the page of the web UI', () => {
  it.each(['/', '/people', '/people/ada-lovelace-123', '/people/ada.b?tab=1', '/index.html'])(
    'is at %s for a browser',
    async (path) => {
      const answer = await get(path, asBrowser);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toContain('src="/assets/index-a1.js"');
    },
  );

  it.each(['/', '/?from=probe'])('is at %s for whatever asks', async (path) => {
    for (const headers of [{ Accept: '*/*' }, { Accept: 'application/json' }]) {
      const answer = await get(path, headers);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('src="/assets/index-a1.js"');
    }
  });

  it('allows no inline script, and no style tag but those that carry the nonce of this answer', async () => {
    const answers = [await get('/', asBrowser), await get('/', asBrowser)];
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const [, nonce = ''] =
          /<meta name="csp-nonce" content="([\w-]{22})" \/>.*<\/head>/.exec(await answer.text()) ??
          [];
        const policy = policyOf(answer);
        expect(policy.get('style-src')).toBe(`'self' 'nonce-${nonce}'`);
        expect(policy.get('script-src')).toBe("'self'");
        expect(policy.get('default-src')).toBe("'none'");
        expect(policy.get('frame-ancestors')).toBe("'none'");
        expect(policy.get('base-uri')).toBe("'none'");
        expect(policy.get('object-src')).toBe("'none'");
        expect(policy.get('form-action')).toBe("'self'");
        expect(policy.get('img-src')).toBe("'self' data: blob:");
        expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it.each(['/', '/docs'])('has the other headers of safety at %s', async (path) => {
    const { headers } = await get(path, asBrowser);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('makes browsers stay with https where people reach the server by it', async () => {
    await using secure = await openHouse({
      webFolder: join(folder, 'web'),
      environment: { WHOSWHO_PUBLIC_URL: 'https://people.example.com' },
    });
    for (const path of ['/', '/docs']) {
      const { headers } = await fetch(`${secure.url}${path}`, { headers: asBrowser });
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    }
  });

  it('is not what a script gets, nor anybody at a path of the API', async () => {
    expectError(await house.admin.send('/people/ada'), 404);
    for (const path of [
      '/_ah/api/lumsites/v1/user/nothing',
      '/v2/organizations',
      '/pictures/1/2',
      '/files/1/2/3',
      '/upload/nothing',
      '/assets/nothing.js',
    ]) {
      expectError(await house.admin.send(path, { headers: asBrowser }), 404);
    }
    for (const path of ['/', '/people']) {
      expectError(await house.admin.send(path, { method: 'POST', headers: asBrowser }), 404);
    }
    const health = await get('/healthz', asBrowser);
    expect(health.headers.get('content-type')).toContain('application/json');
  });

  it('stands in the way of no endpoint and no refusal of another verb', async () => {
    for (const endpoint of contract) {
      const path = pathOf(endpoint).replace('{id}', guide.customer);
      const url = path.startsWith('/') ? path : `/_ah/api/lumsites/v1/${path}`;
      const answer = await get(url, asBrowser);
      expect(answer.headers.get('content-type'), url).toContain('application/json');
      expect(answer.status, url).toBe(endpoint.verb === 'GET' ? 401 : 501);
    }
  });
});

describe('the files of the web UI', () => {
  it('are kept for a year where their names carry a hash', async () => {
    const answer = await get('/assets/plain-b2.css', { 'Accept-Encoding': 'br' });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('p{}');
  });

  it.each(['br', 'gzip', 'identity'])('are sent as they were squeezed before: %s', async (name) => {
    const answer = await get('/assets/index-a1.js', { 'Accept-Encoding': name });
    expect(answer.headers.get('content-encoding')).toBe(name === 'identity' ? null : name);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    expect(await answer.text()).toBe(script);
  });

  it('beside the page are asked about again', async () => {
    const answer = await get('/icon.svg');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    const etag = answer.headers.get('etag') ?? '';
    expect((await getRaw('/icon.svg', `If-None-Match: ${etag}`)).status).toBe(304);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/.hidden.txt',
    '/assets/%00',
    '/assets/',
    '/assets',
    '/assets/.',
  ])('give nothing else: %s', async (path) => {
    const answer = await getRaw(path);
    expect(answer.text).not.toContain('secret');
    expect([200, 400, 403, 404]).toContain(answer.status);
    expect(answer.status === 200).toBe(answer.text.includes('<div id="root">'));
  });
});

describe('a server whose web UI is not built', () => {
  it('says so to a browser, and what to do', async () => {
    await using bare = await openHouse({ webFolder: join(folder, 'nowhere') });
    const answer = await fetch(`${bare.url}/`, { headers: asBrowser });
    expect(answer.status).toBe(404);
    expect(policyOf(answer).get('default-src')).toBe("'none'");
    const text = await answer.text();
    expect(text).toContain('The web UI is not built');
    expect(text).toContain('npm start');
    expect(text).not.toContain(folder);
    expectError(await bare.admin.send('/people'), 404);
  });
});
