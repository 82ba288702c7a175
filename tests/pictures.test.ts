import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, pictureAddress, uploadPicture } from '@whoswho/client';
import sharp from 'sharp';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import type { Caller } from './caller.ts';
import { command } from './command.ts';
import { enter, signIn } from './device.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, textAt } from './json-path.ts';
import { givePhoto, look, photo } from './photo.ts';
import { connectRaw } from './raw-http.ts';
import { rowHash } from './row-hash.ts';
import { storeForeignCustomer } from './stored-document.ts';
import { colourAt, fourColours, upload } from './upload.ts';

let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  onTestFinished(() => house.close());
});

const tokenOf = ({ token }: Caller) => (token === undefined ? {} : { token });

async function pictureRows() {
  return (await house.rows()).of('picture');
}

describe('a photo', () => {
  it('takes the place of the initials at the same address, in three sizes', async () => {
    const before = await house.admin.ok('user/get', { uid: cast.ada.id });
    expect(before).not.toHaveProperty('pictureVersion');
    expect((await look(house.url, house.token, cast.ada.id)).isPhoto).toBe(false);
    const saved = await givePhoto(cast.ada.caller);
    expect(saved['pictureVersion']).toMatch(/^[0-9a-f]{16}$/u);
    expect(saved['profilePictureUrl']).toBe(before['profilePictureUrl']);
    for (const size of [64, 256, 512]) {
      const { bytes, headers } = await look(house.url, house.token, cast.ada.id, `?size=${size}`);
      expect(headers.get('content-type')).toBe('image/webp');
      expect(await sharp(bytes).metadata()).toMatchObject({
        format: 'webp',
        width: size,
        height: size,
      });
    }
    const usual = await look(house.url, house.token, cast.ada.id);
    expect((await sharp(usual.bytes).metadata()).width).toBe(256);
    const refused = await house.admin.send(`/pictures/${guide.customer}/${cast.ada.id}`, {
      query: { size: '65' },
    });
    expect(at(refused.body, 'error', 'message')).toBe('size: "65" is not one of 64, 256, 512');
  });

  it('is everywhere where the user is: in lists, and found', async () => {
    const pictureVersion = textAt(await givePhoto(cast.ada.caller), 'pictureVersion');
    const list = await house.admin.ok('user/list', { query: 'Lovelace' });
    expect(at(list, 'items', 0, 'pictureVersion')).toBe(pictureVersion);
    const found = await house.admin.ok('user/directory/find', { query: 'Lovelace' });
    expect(at(found, 'items', 0, 'pictureVersion')).toBe(pictureVersion);
  });

  it('is the part that was cut out, in pixels of the upright original', async () => {
    // Upright it is 400 wide and 600 high, and turned once to the right.
    const bytes = await fourColours(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const crops = [
      [{ x: 0, y: 0, width: 200, height: 200 }, 'bottomLeft'],
      [{ x: 200, y: 0, width: 200, height: 200 }, 'topLeft'],
      [{ x: 0, y: 400, width: 200, height: 200 }, 'bottomRight'],
      [{ x: 200, y: 400, width: 200, height: 200 }, 'topRight'],
    ] as const;
    for (const [crop, colour] of crops) {
      await givePhoto(cast.ada.caller, { crop }, bytes);
      const { bytes: shown } = await look(house.url, cast.ada.caller.token, cast.ada.id);
      expect(await colourAt(shown, 0.1, 0.1), JSON.stringify(crop)).toBe(colour);
      expect(await colourAt(shown, 0.9, 0.9), JSON.stringify(crop)).toBe(colour);
    }
  });

  it('is cut in the pixels of an original that is too large to be kept as it is', async () => {
    const bytes = await fourColours(5000, 3000).jpeg().toBuffer();
    const crop = { x: 2600, y: 1600, width: 1000, height: 1000 };
    await givePhoto(cast.ada.caller, { crop }, bytes);
    const { bytes: shown } = await look(house.url, cast.ada.caller.token, cast.ada.id);
    for (const place of [0.05, 0.5, 0.95]) {
      expect(await colourAt(shown, place, place)).toBe('bottomRight');
    }
  });

  it('without a crop is the square in the middle', async () => {
    await givePhoto(cast.ada.caller, {}, await photo(400, 100));
    const { bytes } = await look(house.url, cast.ada.caller.token, cast.ada.id);
    expect(await colourAt(bytes, 0.1, 0.1)).toBe('topLeft');
    expect(await colourAt(bytes, 0.9, 0.1)).toBe('topRight');
    expect(await colourAt(bytes, 0.9, 0.9)).toBe('bottomRight');
  });

  it('is refused where the crop is none of the image', async () => {
    const media = await upload(cast.ada.caller, await photo(80, 60));
    const before = await rowHash(house);
    for (const crop of [
      { x: 0, y: 0, width: 81, height: 10 },
      { x: 40, y: 0, width: 41, height: 10 },
      { x: 0, y: 50, width: 10, height: 11 },
      { x: 80, y: 0, width: 1, height: 1 },
    ]) {
      const error = await cast.ada.caller.refused('user/picture/save', { media, crop }, 400);
      expect(error['message']).toMatch(/goes beyond the image, which has 80 x 60 pixels$/u);
    }
    for (const crop of [
      { x: -1, y: 0, width: 10, height: 10 },
      { x: 0, y: 0, width: 0, height: 10 },
      { x: 0, y: 0, width: 10 },
      { x: 'left', y: 0, width: 10, height: 10 },
    ]) {
      await cast.ada.caller.refused('user/picture/save', { media, crop }, 400);
    }
    expect(await rowHash(house)).toBe(before);
  });

  it('is removed, and the initials are back', async () => {
    await givePhoto(cast.ada.caller);
    const bare = await cast.ada.caller.ok('user/picture/delete');
    expect(bare).not.toHaveProperty('pictureVersion');
    expect((await look(house.url, house.token, cast.ada.id)).isPhoto).toBe(false);
    expect(await pictureRows()).toEqual([]);
    const again = await cast.ada.caller.ok('user/picture/delete');
    expect(again['version']).toBe(bare['version']);
  });
});

describe('who may change a picture', () => {
  it('is whoever it shows, and who may change people', async () => {
    const { ada, bob, chloe } = cast;
    for (const caller of [ada.caller, chloe.caller, house.admin]) {
      expect(await givePhoto(caller, { uid: ada.id })).toHaveProperty('pictureVersion');
      expect(await caller.ok('user/picture/delete', { email: ada.email })).toMatchObject({
        id: ada.id,
      });
    }
    const media = await upload(bob.caller, await photo());
    const before = await rowHash(house);
    await bob.caller.refused('user/picture/save', { uid: ada.id, media }, 403);
    await bob.caller.refused('user/picture/delete', { uid: ada.id }, 403);
    expect(await rowHash(house)).toBe(before);
  });

  it('takes an upload of one’s own', async () => {
    const media = await upload(cast.ada.caller, await photo());
    await cast.bob.caller.refused('user/picture/save', { media }, 404, `Media not found: ${media}`);
    await house.admin.refused('user/picture/save', { media }, 404);
    await house.admin.refused('user/picture/save', { media: '1' }, 404);
  });

  it('does not change by a save of the user', async () => {
    const pictureVersion = textAt(await givePhoto(cast.ada.caller), 'pictureVersion');
    for (const caller of [house.admin, cast.ada.caller]) {
      const user = await caller.ok('user/get', { uid: cast.ada.id });
      for (const version of ['0123456789abcdef', '', null]) {
        const saved = await caller.ok('user/save', { ...user, pictureVersion: version });
        expect(saved['pictureVersion']).toBe(pictureVersion);
      }
    }
    const { body } = await house.admin.call('user/save', {
      email: 'new@customer.com',
      pictureVersion: '0123456789abcdef',
    });
    expect(body).not.toHaveProperty('pictureVersion');
  });

  it('keeps to If-Match, and clashes with no other change', async () => {
    const read = await cast.ada.caller.ok('user/get');
    const { etag } = await givePhoto(cast.ada.caller);
    const stale = await cast.ada.caller.send('user/picture/delete', {
      method: 'POST',
      body: {},
      headers: { 'If-Match': `"${textAt(read, 'etag')}"` },
    });
    expect(stale.status).toBe(412);
    const saved = await house.admin.ok('user/save', { ...read, firstName: 'Augusta' });
    expect(saved).toMatchObject({ firstName: 'Augusta' });
    expect(saved['pictureVersion']).toBeDefined();
    expect(saved['etag']).not.toBe(etag);
  });
});

describe('who sees a photo', () => {
  it('is whoever may see the user; others get the initials', async () => {
    const elsewhere = await storeForeignCustomer(house);
    await givePhoto(cast.ada.caller);
    expect((await look(house.url, cast.bob.caller.token, cast.ada.id)).isPhoto).toBe(true);
    for (const token of [undefined, 'unknown', elsewhere.token]) {
      const { status, headers, isPhoto } = await look(house.url, token, cast.ada.id);
      expect({ status, isPhoto }).toEqual({ status: 200, isPhoto: false });
      expect(headers.get('content-type')).toBe('image/svg+xml');
      expect(headers.get('cache-control')).not.toContain('immutable');
    }
    await house.admin.ok('user/save', { uid: cast.ada.id, isHidden: true });
    expect((await look(house.url, cast.bob.caller.token, cast.ada.id)).isPhoto).toBe(false);
    expect((await look(house.url, cast.ada.caller.token, cast.ada.id)).isPhoto).toBe(true);
    expect((await look(house.url, house.token, cast.ada.id)).isPhoto).toBe(true);
  });

  it('is whoever has signed in, as an <img> sends nothing but their cookie', async () => {
    await givePhoto(cast.ada.caller);
    const browser = await signIn(house, cast.bob.email);
    const picture = `/pictures/${guide.customer}/${cast.ada.id}`;
    const seen = await browser.send(picture);
    expect(seen.headers.get('content-type')).toBe('image/webp');
    await browser.ok('session/delete');
    const gone = await browser.send(picture);
    expect(gone.headers.get('content-type')).toBe('image/svg+xml');
    const own = await enter(house, cast.bob.email);
    const media = await upload(own, await photo());
    expect(await own.ok('user/picture/save', { media })).toHaveProperty('pictureVersion');
    const file = await own.send(`/files/${guide.customer}/${media}/photo.webp`);
    expect(file.headers.get('content-type')).toBe('image/webp');
  });

  it('is told to caches: nobody gets out of one what somebody else has put in', async () => {
    const pictureVersion = textAt(await givePhoto(cast.ada.caller), 'pictureVersion');
    for (const token of [house.token, undefined]) {
      const { headers } = await look(house.url, token, cast.ada.id, `?v=${pictureVersion}`);
      expect(headers.get('vary')?.toLowerCase()).toBe('authorization, cookie');
      expect(headers.get('cache-control')).toContain('private');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

describe('keeping a picture', () => {
  it('is for a year where the address names the photo, else for five minutes', async () => {
    const pictureVersion = textAt(await givePhoto(cast.ada.caller), 'pictureVersion');
    const cached = async (query: string) =>
      (await look(house.url, house.token, cast.ada.id, query)).headers.get('cache-control');
    const forever = 'private, max-age=31536000, immutable';
    expect(await cached(`?v=${pictureVersion}`)).toBe(forever);
    expect(await cached(`?size=64&v=${pictureVersion}`)).toBe(forever);
    expect(await cached('')).toBe('private, max-age=300');
    expect(await cached('?v=0123456789abcdef')).toBe('private, max-age=300');
    await cast.ada.caller.ok('user/picture/delete');
    expect(await cached(`?v=${pictureVersion}`)).toBe('private, max-age=300');
  });

  it('is asked about with its ETag', async () => {
    await using connection = await connectRaw(house.url);
    const ask = (header: string) =>
      connection.send(
        `GET /pictures/${guide.customer}/${cast.ada.id} HTTP/1.1\r\nHost: ${connection.host}\r\n` +
          `authorization: Bearer ${house.token}\r\n${header}\r\n\r\n`,
      );
    const initials = await ask('x: y');
    const known = initials.headers.get('etag') ?? '';
    expect((await ask(`If-None-Match: ${known}`)).status).toBe(304);
    await givePhoto(cast.ada.caller);
    const changed = await ask(`If-None-Match: ${known}`);
    expect(changed.status).toBe(200);
    const photos = changed.headers.get('etag') ?? '';
    expect(photos).not.toBe(known);
    expect((await ask(`If-None-Match: "other", W/${photos}`)).status).toBe(304);
    await givePhoto(cast.ada.caller, {}, await photo(80, 100));
    expect((await ask(`If-None-Match: ${photos}`)).status).toBe(200);
  });
});

describe('the SDK and the command line', () => {
  it('uploads a photo and shows it, with one call', async () => {
    const client = createClient({ baseUrl: house.url, ...tokenOf(cast.ada.caller) });
    const file = new File([Uint8Array.from(await photo(90, 60))], 'ada.png');
    const crop = { x: 0, y: 0, width: 30, height: 30 };
    const user = await uploadPicture(client, {}, file, { crop, reason: 'A new one' });
    expect(user.id).toBe(cast.ada.id);
    const address = pictureAddress(user, 64);
    expect(address).toBe(
      `/pictures/${guide.customer}/${cast.ada.id}?size=64&v=${user.pictureVersion}`,
    );
    const shown = await look(house.url, house.token, cast.ada.id, '?size=64');
    expect(await colourAt(shown.bytes, 0.5, 0.5)).toBe('topLeft');
    const refused = uploadPicture(client, {}, new Blob(['<svg/>']));
    await expect(refused).rejects.toThrow(/is SVG, but has to be one of PNG/u);
  });

  it('whoswho people picture does it, on a server and on a database', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'whoswho-picture-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'ada.png');
    await writeFile(file, await photo());
    for (const place of [
      ['--url', house.url, '--token', house.token],
      ['--database', house.database],
    ]) {
      const picture = ['people', 'picture', cast.ada.email];
      const shown = await command([...picture, file, '--crop', '0,0,30,30', ...place]);
      expect(shown).toEqual({
        code: 0,
        stdout: `${cast.ada.email} has a photo as picture.\n`,
        stderr: '',
      });
      const { bytes } = await look(house.url, house.token, cast.ada.id);
      expect(await colourAt(bytes, 0.9, 0.9)).toBe('topLeft');
      const removed = await command([...picture, '--remove', ...place]);
      expect(removed.stdout).toBe(`${cast.ada.email} has their initials as picture.\n`);
      expect((await look(house.url, house.token, cast.ada.id)).isPhoto).toBe(false);
    }
    const nothing = await command(['people', 'picture', cast.ada.email]);
    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    const missing = await command(['people', 'picture', cast.ada.email, `${file}.none`]);
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('cannot be read');
  }, 120_000);
});
