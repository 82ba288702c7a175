import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { removeExpiredUploads } from '../packages/server/src/operations/upload-file.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { callerOf } from './caller.ts';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, textAt } from './json-path.ts';
import { sdkRequest } from './python-sdk.ts';
import { connectRaw } from './raw-http.ts';
import { storeForeignCustomer } from './stored-document.ts';
import { answerOf, fourColours, sendFile, upload, uploadUrlOf } from './upload.ts';

let house: TestHouse;
let cast: Cast;
let nowMs: number;
beforeEach(async () => {
  nowMs = Date.now();
  house = await openHouse({ now: () => new Date(nowMs) });
  cast = await castOf(house);
  onTestFinished(() => house.close());
});

const png = () => fourColours(60, 40).png().toBuffer();

async function refusedFile(bytes: Uint8Array, message: string | RegExp, name?: string) {
  const said = name === undefined ? {} : { name, type: 'image/png' };
  const sent = await sendFile(await uploadUrlOf(cast.ada.caller), bytes, said);
  const error = expectError(sent, 400);
  expect(error['message']).toMatch(message);
  expect(house.faults).toEqual([]);
}

async function kept(): Promise<number> {
  const rows = await (await house.rows()).of('media');
  return rows.filter(({ content }) => content !== '').length;
}

describe('an upload', () => {
  it.each(['1.1.2', '2.0.3'] as const)(
    'wire 2.10: goes as the Python SDK %s sends it: an address, then a form without a token',
    async (version) => {
      await using connection = await connectRaw(house.url);
      const asked = await connection.send(
        sdkRequest({
          version,
          method: 'POST',
          host: connection.host,
          path: '/_ah/api/lumsites/v1/document/uploadUrl/get',
          authorization: `Bearer ${house.token}`,
          json: {
            fileName: 'me.png',
            lang: 'en',
            parentPath: `provider=local/site=${guide.instance}`,
            shared: false,
            success: '/upload',
          },
        }),
      );
      const url = textAt(asked.body, 'uploadUrl');
      const { status, body } = await sendFile(url, await png(), { name: 'me.png' });
      expect(status).toBe(200);
      expect(at(body, 'items', 0)).toMatchObject({
        id: expect.stringMatching(/^\d{16}$/u) as string,
        customer: guide.customer,
        name: 'me.webp',
        content: [{ mimeType: 'image/webp', ext: 'webp', width: 60, height: 40 }],
      });
    },
  );

  it('wire 2.10: older clients get an address by GET /upload, and one object', async () => {
    const asked = await house.admin.send('/upload', { query: { success: '/upload' } });
    const { body } = await sendFile(textAt(asked.body, 'uploadUrl'), await png());
    expect(body).toMatchObject({
      mimeType: 'image/webp',
      name: 'photo.webp',
      ext: 'webp',
      upload: true,
      width: 60,
      height: 40,
    });
    expect(body['url']).toBe(body['filelink']);
    expect(body).not.toHaveProperty('items');
    const file = await fetch(textAt(body, 'url'), {
      headers: { authorization: `Bearer ${house.token}` },
    });
    expect(file.status).toBe(200);
  });

  it('takes an address that was made for a member, once and within ten minutes', async () => {
    expectError(await callerOf(house.url, undefined).call('document/uploadUrl/get'), 401);
    expectError(await callerOf(house.url, undefined).send('/upload'), 401);
    const url = await uploadUrlOf(cast.ada.caller);
    expect((await sendFile(url, await png())).status).toBe(200);
    expectError(
      await sendFile(url, await png()),
      410,
      'The upload address was used: ask for another one',
    );
    const late = await uploadUrlOf(cast.ada.caller);
    nowMs += 600_001;
    expectError(await sendFile(late, await png()), 410);
    expect(await kept()).toBe(1);
  });

  it('takes no address that was made up or changed', async () => {
    const url = await uploadUrlOf(cast.ada.caller);
    const [, ticket = ''] = /\/upload\/(.+)$/u.exec(url) ?? [];
    const [text = '', signature] = ticket.split('.');
    const other = Buffer.from(text, 'base64url').toString().replace(cast.ada.id, cast.bob.id);
    for (const forged of [
      'x',
      text,
      `${text}.`,
      `${text}.${'A'.repeat(43)}`,
      `${Buffer.from(other).toString('base64url')}.${signature}`,
    ]) {
      expectError(await sendFile(`${house.url}/upload/${forged}`, await png()), 404);
    }
    expect(await kept()).toBe(0);
  });

  it('takes no address of somebody who has been disabled or deleted since', async () => {
    const [adas, bobs] = [await uploadUrlOf(cast.ada.caller), await uploadUrlOf(cast.bob.caller)];
    await house.admin.ok('user/save', { uid: cast.ada.id, status: 'disabled' });
    await house.admin.ok('user/deleteMulti', { uid: [cast.bob.id] });
    expectError(await sendFile(adas, await png()), 404);
    expectError(await sendFile(bobs, await png()), 404);
  });

  it('two files at once on one address are one upload', async () => {
    const url = await uploadUrlOf(cast.ada.caller);
    const file = await png();
    const answers = await Promise.all([sendFile(url, file), sendFile(url, file)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 410]));
  });

  it('is for whoever has sent it, and for nobody else', async () => {
    const elsewhere = await storeForeignCustomer(house);
    const answer = await sendFile(await uploadUrlOf(cast.ada.caller), await png());
    const { pathname } = new URL(textAt(answer.body, 'items', 0, 'content', 0, 'url'));
    const statusFor = async (token: string | undefined) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`${house.url}${pathname}`, { headers })).status;
    };
    expect(await statusFor(cast.ada.caller.token)).toBe(200);
    expect(await statusFor(cast.bob.caller.token)).toBe(404);
    expect(await statusFor(elsewhere.token)).toBe(404);
    expect(await statusFor(undefined)).toBe(401);
  });

  it('is gone after a day', async () => {
    const media = await upload(cast.ada.caller, await png());
    nowMs += 86_400_001;
    await cast.ada.caller.refused('user/picture/save', { media }, 404);
    expect(await kept()).toBe(1);
    await removeExpiredUploads(house.server.house);
    expect(await (await house.rows()).of('media')).toEqual([]);
  });

  it('takes the place of the oldest where somebody has twenty', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 22; count += 1) {
      ids.push(await upload(cast.ada.caller, await png()));
      nowMs += 1000;
    }
    expect(await kept()).toBe(20);
    const [first = '', , third = ''] = ids;
    await cast.ada.caller.refused('user/picture/save', { media: first }, 404);
    expect((await cast.ada.caller.call('user/picture/save', { media: third })).status).toBe(200);
  });

  it('has a name that is a text and nothing else', async () => {
    const names: [string, string][] = [
      ['../../etc/passwd', 'passwd.webp'],
      ['C:\\photos\\ada.JPG', 'ada.webp'],
      ['<script>alert(1)</script>.png', 'script>.webp'],
      ['a\u202Egnp.exe', 'agnp.webp'],
      ['Zoë Ünal.jpeg', 'Zoë Ünal.webp'],
      ['x'.repeat(500), `${'x'.repeat(100)}.webp`],
      ['.png', 'image.webp'],
    ];
    for (const [given, name] of names) {
      const sent = await sendFile(await uploadUrlOf(cast.ada.caller), await png(), { name: given });
      expect(at(sent.body, 'items', 0, 'name'), given).toBe(name);
      const url = textAt(sent.body, 'items', 0, 'content', 0, 'url');
      const file = await fetch(url, {
        headers: { authorization: `Bearer ${cast.ada.caller.token}` },
      });
      expect(file.status, given).toBe(200);
      expect(file.headers.get('content-type')).toBe('image/webp');
      expect(file.headers.get('content-disposition')).toBeNull();
    }
  });
});

describe('a form that is not right', () => {
  it('is refused with what is wrong', async () => {
    const file = await png();
    const url = () => uploadUrlOf(cast.ada.caller);
    const other = await sendFile(await url(), file, { part: 'file' });
    expectError(other, 400, 'The file is in a part named "file", but has to be in upload-file');
    const none = new FormData();
    none.append('upload-file', 'text');
    const without = await fetch(await url(), { method: 'POST', body: none });
    expectError(
      await answerOf(without),
      400,
      'upload-file: there is no file in a part of this name',
    );
    const bare = await fetch(await url(), { method: 'POST', body: Uint8Array.from(file) });
    expect(expectError(await answerOf(bare), 400)['message']).toContain('multipart/form-data');
    const two = new FormData();
    two.append('upload-file', new File([Uint8Array.from(file)], 'a.png'));
    two.append('upload-file', new File([Uint8Array.from(file)], 'b.png'));
    expectError(await answerOf(await fetch(await url(), { method: 'POST', body: two })), 413);
    const cut = await fetch(await url(), {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="upload-file"; filename="a.png"\r\n\r\nabc',
    });
    expectError(await answerOf(cut), 400);
    expect(await kept()).toBe(0);
    expect(house.faults).toEqual([]);
  });

  it('is refused above 10 MB', async () => {
    const large = Buffer.alloc(10 * 2 ** 20 + 1, await png());
    const answer = await sendFile(await uploadUrlOf(cast.ada.caller), large);
    expectError(answer, 413, 'upload-file: has more than 10 MB, which is the most that is taken');
    expect(await kept()).toBe(0);
  });
});

describe('what is an image', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('is taken as %s', async (format) => {
    const bytes = await fourColours(64, 64).toFormat(format).toBuffer();
    const answer = await sendFile(await uploadUrlOf(cast.ada.caller), bytes, { type: 'text/html' });
    expect(at(answer.body, 'items', 0, 'content', 0)).toMatchObject({ width: 64, height: 64 });
  });

  it('is told by its bytes, and not by its name or type', async () => {
    const rule = 'but has to be one of PNG, JPEG, WebP, GIF, AVIF';
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const ftyp = (brand: string) =>
      Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}mif1`, 'latin1');
    const files: [string, Uint8Array | string][] = [
      ['SVG', svg],
      ['SVG', `\uFEFF<?xml version="1.0"?><!-- x --><!DOCTYPE svg>\n${svg}`],
      ['HTML', '<!doctype html><script>alert(1)</script>'],
      ['HEIC', ftyp('heic')],
      ['ISO media', ftyp('isom').subarray(0, 16)],
      ['TIFF', await fourColours(8, 8).tiff().toBuffer()],
      ['PDF', '%PDF-1.7'],
      ['BMP', 'BM............'],
      ['ZIP', 'PK\x03\x04'],
      ['empty', ''],
      ['of an unknown kind', 'hello'],
    ];
    for (const [kind, file] of files) {
      const bytes = typeof file === 'string' ? Buffer.from(file) : file;
      await refusedFile(bytes, `upload-file: is ${kind}, ${rule}`, 'photo.png');
    }
    expect(await kept()).toBe(0);
  });

  it('that is damaged or cut is refused', async () => {
    const noisy = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: 'white',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    })
      .png()
      .toBuffer();
    for (const format of ['png', 'jpeg', 'webp', 'gif', 'avif'] as const) {
      const bytes = await sharp(noisy).toFormat(format).toBuffer();
      await refusedFile(
        bytes.subarray(0, bytes.length / 2),
        /that cannot be read: it is damaged or cut/u,
      );
      await refusedFile(bytes.subarray(0, 40), /that cannot be read: it is damaged or cut/u);
    }
  });

  it('with more than 50 million pixels is refused by its head, without being decoded', async () => {
    await refusedFile(
      emptyPng(30_000, 30_000),
      'upload-file: has 30000 x 30000 pixels, which are 900 millions, but at most 50',
    );
    await refusedFile(emptyPng(2 ** 31 - 1, 1), /pixels|cannot be read/u);
  });

  it('that says to be small and is not is not decoded beyond what it says', async () => {
    // Ten million rows of a PNG whose head says one.
    const bytes = pngOf(1, 1, deflateSync(Buffer.alloc(20_000_000)));
    const answer = await sendFile(await uploadUrlOf(cast.ada.caller), bytes);
    expect([200, 400]).toContain(answer.status);
    expect(house.faults).toEqual([]);
  });

  it('that is a page or a script as well is an image alone when it is kept', async () => {
    const script = '<script>alert(document.cookie)</script>';
    const gif = await fourColours(16, 16).gif().toBuffer();
    const jpeg = await fourColours(16, 16)
      .jpeg()
      .withExif({ IFD0: { ImageDescription: script } })
      .toBuffer();
    for (const bytes of [Buffer.concat([gif, Buffer.from(script)]), jpeg]) {
      const answer = await sendFile(await uploadUrlOf(cast.ada.caller), bytes, {
        name: 'x.html',
        type: 'text/html',
      });
      const file = await fetch(textAt(answer.body, 'items', 0, 'content', 0, 'url'), {
        headers: { authorization: `Bearer ${cast.ada.caller.token}` },
      });
      expect(file.headers.get('content-type')).toBe('image/webp');
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
      expect(Buffer.from(await file.arrayBuffer()).toString('latin1')).not.toContain('script');
    }
  });

  it('loses what is not a pixel, and is upright', async () => {
    const bytes = await fourColours(60, 40)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Ada', Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const answer = await sendFile(await uploadUrlOf(cast.ada.caller), bytes);
    expect(at(answer.body, 'items', 0, 'content', 0)).toMatchObject({ width: 40, height: 60 });
    const file = await fetch(textAt(answer.body, 'items', 0, 'content', 0, 'url'), {
      headers: { authorization: `Bearer ${cast.ada.caller.token}` },
    });
    const metadata = await sharp(Buffer.from(await file.arrayBuffer())).metadata();
    expect(metadata).toMatchObject({ format: 'webp', width: 40, height: 60 });
    expect(metadata.exif).toBeUndefined();
    expect(metadata.xmp).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
  });

  it('that moves is its first picture', async () => {
    const frames = Buffer.concat([Buffer.alloc(16 * 16 * 3, 200), Buffer.alloc(16 * 16 * 3, 20)]);
    const bytes = await sharp(frames, {
      raw: { width: 16, height: 32, channels: 3, pageHeight: 16 },
    })
      .gif({ loop: 0 })
      .toBuffer();
    const answer = await sendFile(await uploadUrlOf(cast.ada.caller), bytes);
    expect(at(answer.body, 'items', 0, 'content', 0)).toMatchObject({ width: 16, height: 16 });
  });
});

/** A PNG without pixels, whose head says how many there are. */
function emptyPng(width: number, height: number): Buffer {
  return pngOf(width, height, deflateSync(Buffer.alloc(10)));
}

function pngOf(width: number, height: number, pixels: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
