import { createClient } from '@whoswho/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';

let house: TestHouse;
let cast: Cast;
const badge = newField('Badge', 'inputText');
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  await makeDirectory(house.admin, [badge]);
});
afterAll(() => house.close());

describe('user/patch', () => {
  it('is the comfortable write of the SDK: an address and values by key', async () => {
    const client = createClient({ baseUrl: house.url, token: house.token });
    const saved = await client.user.patch(cast.ada.email, { title: 'Support Leader' });
    expect(at(saved, 'apiProfile', 'organization', 'title')).toBe('Support Leader');
    const again = await client.user.patch({
      email: cast.ada.email,
      contentId: guide.directory,
      fields: { phone_number: '12' },
      reason: 'asked for it',
    });
    expect(at(again, 'customProfile', guide.phoneField)).toBe('12');
    const third = await client.user.patch(cast.ada.email, { title: null }, { reason: 'left' });
    expect(at(third, 'apiProfile', 'organization', 'title')).toBeUndefined();
  });

  it('takes uuids and attributes beside keys, in one save', async () => {
    const before = await house.admin.ok('user/get', { uid: cast.bob.id });
    const fields = { [guide.titleField]: 'Baker', firstName: 'Robert', lang: null };
    const saved = await house.admin.ok('user/patch', {
      uid: cast.bob.id,
      contentId: guide.directory,
      fields,
    });
    expect(saved).toMatchObject({
      fullName: 'Robert Martin',
      version: Number(before['version']) + 1,
    });
    expect(at(saved, 'apiProfile', 'organization', 'title')).toBe('Baker');
  });

  it('without a directory takes the only one that has all the fields', async () => {
    const saved = await house.admin.ok('user/patch', {
      email: cast.bob.email,
      fields: { badge: 'B-1' },
    });
    expect(at(saved, 'customProfile', badge.uuid)).toBe('B-1');
  });

  it('merges like every save, and clashes like every save', async () => {
    const etag = textAt(await house.admin.ok('user/get', { uid: cast.ada.id }), 'etag');
    const patch = (fields: { [key: string]: string }, withEtag: boolean) =>
      house.admin.call('user/patch', {
        uid: cast.ada.id,
        contentId: guide.directory,
        fields,
        ...(withEtag ? { etag } : {}),
      });
    expect((await patch({ phone_number: '1' }, false)).status).toBe(200);
    expect((await patch({ title: 'Other' }, true)).status).toBe(200);
    expectError(await patch({ phone_number: '2' }, true), 409);
  });

  it('names what it does not know, with what may have been meant, and writes nothing', async () => {
    const before = await rowHash(house);
    const error = await house.admin.refused(
      'user/patch',
      { uid: cast.ada.id, contentId: guide.directory, fields: { titel: 'x', phone_number: '3' } },
      400,
    );
    expect(textAt(error, 'message')).toContain('"titel"');
    expect(textAt(error, 'message')).toContain('title');
    await house.admin.refused('user/patch', { uid: cast.ada.id, fields: { fullName: 'x' } }, 400);
    const twice = { title: 'a', [guide.titleField]: 'b' };
    await house.admin.refused(
      'user/patch',
      { uid: cast.ada.id, contentId: guide.directory, fields: twice },
      400,
    );
    await house.admin.refused('user/patch', { email: '', fields: { title: 'x' } }, 400);
    await house.admin.refused('user/patch', { email: 'no@body.example', fields: {} }, 404);
    expect(await rowHash(house)).toBe(before);
  });

  it('takes the rights of a save: own fields for a member, no attributes, nobody else', async () => {
    const { caller, id } = cast.dmitri;
    await caller.ok('user/patch', { contentId: guide.directory, fields: { title: 'Self' } });
    const refused = async (uid: string, fields: { [key: string]: string }) =>
      caller.refused('user/patch', { uid, contentId: guide.directory, fields }, 403);
    await refused(id, { employeeId: '1' });
    await refused(cast.ada.id, { title: 'x' });
  });
});
