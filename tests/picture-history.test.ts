import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf, makePerson } from './cast.ts';
import type { Cast } from './cast.ts';
import { changeRows } from './changed-rows.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { examine } from './patient.ts';
import { givePhoto, look, photo } from './photo.ts';
import { upload } from './upload.ts';

let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  onTestFinished(() => house.close());
});

async function pictureRows() {
  return (await house.rows()).of('picture');
}

describe('the ledger', () => {
  const rowsOf = async () => {
    const history = await house.admin.ok('user/history', {
      uid: cast.ada.id,
      field: 'pictureVersion',
    });
    return listAt(history, 'items');
  };

  it('tells who has changed a picture, why, and never shows one', async () => {
    const { pictureVersion } = await givePhoto(house.admin, {
      uid: cast.ada.id,
      reason: 'A badge was made',
    });
    await cast.ada.caller.ok('user/picture/delete');
    const rows = await rowsOf();
    expect(rows).toMatchObject([
      { field: { key: 'pictureVersion' }, before: pictureVersion, actor: cast.ada.email },
      { after: pictureVersion, actor: guide.administratorEmail, reason: 'A badge was made' },
    ]);
    expect(rows[0]).not.toHaveProperty('after');
  });

  it('takes a new photo back, and says that one of before is not kept', async () => {
    await givePhoto(cast.ada.caller);
    const [first] = await rowsOf();
    await cast.ada.caller.ok('ledger/revert', { seq: at(first, 'seq') ?? null });
    expect((await look(house.url, house.token, cast.ada.id)).isPhoto).toBe(false);
    expect(await pictureRows()).toEqual([]);
    const [removed] = await rowsOf();
    await givePhoto(cast.ada.caller);
    await givePhoto(cast.ada.caller, {}, await photo(80, 100));
    const [replaced] = await rowsOf();
    for (const row of [removed, replaced]) {
      const answer = await house.admin.ok('ledger/revert', { seq: at(row, 'seq') ?? null });
      expect(answer['revertedCount']).toBe(0);
      expect(at(answer, 'skipped', 0, 'because')).toMatch(/not kept any more|changed again/u);
    }
    expect(
      at(
        await house.admin.ok('ledger/revert', { seq: at(replaced, 'seq') ?? null }),
        'skipped',
        0,
        'because',
      ),
    ).toBe('The photo of before is not kept any more.');
    expect((await look(house.url, house.token, cast.ada.id)).isPhoto).toBe(true);
  });

  it('brings somebody who was deleted back with their initials', async () => {
    await givePhoto(cast.ada.caller);
    await house.admin.ok('user/deleteMulti', { uid: [cast.ada.id] });
    expect(await pictureRows()).toEqual([]);
    const { body } = await house.admin.send('ledger/list', {
      method: 'POST',
      body: { uid: cast.ada.id },
    });
    await house.admin.ok('ledger/revert', { seq: at(body, 'items', 0, 'seq') ?? null });
    const back = await house.admin.ok('user/get', { uid: cast.ada.id });
    expect(back['email']).toBe(cast.ada.email);
    expect(back).not.toHaveProperty('pictureVersion');
    expect((await look(house.url, house.token, cast.ada.id)).isPhoto).toBe(false);
  });
});

describe('the doctor', () => {
  it('finds a photo sound, and one that is lost, which nobody can bring back', async () => {
    const pictureVersion = textAt(await givePhoto(cast.ada.caller), 'pictureVersion');
    expect(await examine(house)).toMatchObject({ isSound: true });
    await changeRows(house.database, (db) => [db.deleteFrom('picture').where('size', '=', 64)]);
    const { findings } = await examine(house, { fix: true });
    expect(findings).toMatchObject([
      {
        check: 'pictures',
        what: cast.ada.email,
        message: `is not shown by photo ${pictureVersion} in 64 pixels`,
        canFix: false,
      },
    ]);
    expect((await look(house.url, house.token, cast.ada.id, '?size=64')).isPhoto).toBe(false);
  });
});

describe('erasing somebody', () => {
  it('leaves neither their picture nor their uploads', async () => {
    const wanda = await makePerson(house, { email: 'wanda@customer.com' });
    const pictureVersion = textAt(await givePhoto(wanda.caller), 'pictureVersion');
    await upload(wanda.caller, await photo());
    const told = await wanda.caller.ok('user/export');
    expect(listAt(told, 'uploads')).toHaveLength(2);
    await house.admin.ok('user/erase', { uid: wanda.id });
    const rows = await house.rows();
    const all = JSON.stringify(await Promise.all(rows.tables.map((table) => rows.of(table))));
    expect(all).not.toContain(pictureVersion);
    expect(await pictureRows()).toEqual([]);
    expect(await rows.of('media')).toEqual([]);
  });
});
