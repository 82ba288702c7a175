import type { JsonObject } from '@whoswho/core';
import { reportJson } from '../packages/server/src/cli/doctor.ts';
import { examine as examineStore } from '../packages/server/src/doctor/doctor.ts';
import { changeRows } from './changed-rows.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import type { NewField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { textAt } from './json-path.ts';
import { openRows } from './row-hash.ts';

/** A house for the doctor: people with values, a group, a directory of their own. */
export interface Patient extends AsyncDisposable {
  readonly house: TestHouse;
  readonly cast: Cast;
  /** Ada is in it. */
  readonly group: string;
  readonly directory: string;
  /** A unique field of text; Ada's is `B-1`, Bob's `B-2`. */
  readonly badge: NewField;
  /** A field bound to `phones/work`; Ada has one. */
  readonly phone: NewField;
}

/** Makes one through the API: it is sound. */
export async function makePatient(): Promise<Patient> {
  const house = await openHouse();
  const { admin } = house;
  const cast = await castOf(house);
  const badge = newField('Badge', 'inputText', { unique: true });
  const phone = boundField('phones/work');
  const directory = await makeDirectory(admin, [badge, phone]);
  const save = (email: string, customProfile: JsonObject) =>
    admin.ok('user/directory/save', { contentId: directory, email, customProfile });
  await save(cast.ada.email, { [badge.uuid]: 'B-1', [phone.uuid]: '+33 1 23 45 67 89' });
  await save(cast.bob.email, { [badge.uuid]: 'B-2' });
  const group = textAt(await admin.ok('feed/save', { name: 'Support' }), 'id');
  await admin.ok('feed/subscribers/save', { feed: group, addedUsers: [cast.ada.email] });
  const close = () => house.close();
  return { house, cast, group, directory, badge, phone, [Symbol.asyncDispose]: close };
}

/** Something that the doctor says is wrong. */
export interface Told {
  readonly check: string;
  readonly customer: string;
  readonly what: string;
  readonly message: string;
  readonly canFix: boolean;
}

/** What the doctor says of a house, as `whoswho doctor --json` would; with `fix`, of what is left. */
export async function examine({ server }: TestHouse, { fix = false } = {}) {
  return reportJson(await examineStore(server.store, { fix, kept: 1000 }));
}

/** Rewrites a stored profile, and nothing that is derived from it. */
export async function rewriteProfile(
  { database }: TestHouse,
  id: string,
  change: (user: JsonObject) => void,
): Promise<void> {
  await using rows = await openRows({ database });
  const row = (await rows.of('user')).find((user) => user['id'] === id);
  const user = JSON.parse(String(row?.['profile'])) as JsonObject; // the product wrote it
  change(user);
  const profile = JSON.stringify(user);
  await changeRows(database, (db) => [
    db.updateTable('user').set({ profile }).where('id', '=', id),
  ]);
}

/** Rewrites a stored directory and its newest revision alike. */
export async function rewriteContent(
  { database }: TestHouse,
  id: string,
  change: (content: JsonObject) => void,
): Promise<void> {
  await using rows = await openRows({ database });
  const row = (await rows.of('content')).find((content) => content['id'] === id);
  const content = JSON.parse(String(row?.['document'])) as JsonObject; // the product wrote it
  change(content);
  const document = JSON.stringify(content);
  await changeRows(database, (db) => [
    db.updateTable('content').set({ document }).where('id', '=', id),
    db
      .updateTable('revision')
      .set({ document })
      .where('id', '=', id)
      .where('version', '=', Number(row?.['version'])),
  ]);
}

/** Rewrites a stored small document. */
export async function rewriteDocument(
  { database }: TestHouse,
  kind: 'customer' | 'instance' | 'feed',
  id: string,
  change: (document: JsonObject) => void,
): Promise<void> {
  await using rows = await openRows({ database });
  const row = (await rows.of(kind)).find((one) => one['id'] === id);
  const entity = JSON.parse(String(row?.['document'])) as JsonObject; // the product wrote it
  change(entity);
  const document = JSON.stringify(entity);
  await changeRows(database, (db) => [
    db
      .updateTable(kind)
      .set({ document })
      .where('customer', '=', guide.customer)
      .where('id', '=', id),
  ]);
}
