import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@whoswho/core';
import type { EndpointName } from '@whoswho/core/contract';
import type { Caller } from './caller.ts';
import type { Cast } from './cast.ts';
import { givePassword, goodPassword, linkSecret, signIn } from './device.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide } from './house.ts';
import { at, textAt } from './json-path.ts';
import { fourColours, upload } from './upload.ts';

/** Where inputs are valid: a house, and the cast in it. */
interface World {
  readonly admin: Caller;
  readonly cast: Cast;
}

type Input = (world: World) => JsonObject | Promise<JsonObject>;

const site = guide.instance;
const contentId = guide.directory;

const newDirectory = async ({ admin }: World, count = 0): Promise<string> =>
  makeDirectory(
    admin,
    Array.from({ length: count }, (_, number) => newField(`Field ${number}`, 'inputText')),
    { instance: site },
  );
const newFeed = async ({ admin }: World): Promise<string> =>
  textAt(await admin.ok('feed/save', { name: randomUUID(), instance: site }), 'id');
const newFeedType = async ({ admin }: World): Promise<string> =>
  textAt(await admin.ok('feedtype/save', { name: randomUUID(), instance: site }), 'id');
/** Shared with everybody, so that members see it. */
const newSearch = async ({ admin }: World): Promise<string> => {
  const everybody = await admin.ok('feed/list', { query: 'All' });
  const feeds = [textAt(everybody, 'items', 0, 'id')];
  return textAt(await admin.ok('search/save', { name: 'All', question: {}, feeds }), 'id');
};
const newEmail = () => `${randomUUID()}@customer.com`;

/** An input for each endpoint that an administrator's call succeeds with, made anew each time. */
export const validInputs: Readonly<Record<EndpointName, Input>> = {
  'content/get': () => ({ uid: contentId }),
  'content/list': () => ({ instanceId: site, action: 'USER_DIRECTORY_READ' }),
  'content/save': () => ({
    instance: site,
    title: { en: randomUUID() },
    template: { components: [newField('Field', 'inputText')] },
  }),
  'content/saveMulti': () => ({ items: [{ instance: site, title: { en: randomUUID() } }] }),
  'content/check': () => ({
    content: { uid: contentId, template: { components: [newField('Field', 'number')] } },
  }),
  'content/updateStatus': async (world) => ({ uid: await newDirectory(world), status: 'DRAFT' }),
  'content/archive': async (world) => ({ uid: await newDirectory(world) }),
  'content/unarchive': async (world) => {
    const uid = await newDirectory(world);
    await world.admin.ok('content/archive', { uid });
    return { uid };
  },
  'content/delete': async (world) => ({ uid: await newDirectory(world) }),
  'content/deleteMulti': async (world) => ({ uid: [await newDirectory(world)] }),
  'content/revision/get': () => ({ uid: contentId, version: 1 }),
  'content/revision/list': () => ({ contentId }),
  'content/revision/restore': async (world) => {
    const uid = await newDirectory(world, 1);
    await world.admin.ok('content/save', { uid, template: { components: [] } });
    return { uid, version: 1 };
  },
  'content/platform-user-directory': () => ({}),
  'user/get': ({ cast }) => ({ uid: cast.bob.id }),
  'user/list': () => ({ query: 'a', status: 'enabled' }),
  'user/save': () => ({ email: newEmail(), firstName: 'New', accountType: 'external' }),
  'user/patch': ({ cast }) => ({ uid: cast.bob.id, contentId, fields: { title: randomUUID() } }),
  'user/deleteMulti': async ({ admin }) => ({
    uid: [textAt(await admin.ok('user/save', { email: newEmail() }), 'id')],
  }),
  'user/settings/get': () => ({}),
  'user/settings/save': () => ({ lang: 'fr' }),
  'user/getToken': ({ cast }) => ({ email: cast.bob.email, customerId: guide.customer }),
  'user/role/list': () => ({ instanceId: site }),
  'user/vcard': ({ cast }) => ({ contentId, email: cast.bob.email }),
  'user/picture/save': async ({ admin, cast }) => ({
    email: cast.bob.email,
    media: await upload(admin, await fourColours(80, 80).png().toBuffer()),
  }),
  'user/picture/delete': ({ cast }) => ({ email: cast.bob.email }),
  'user/directory/get': ({ cast }) => ({ contentId, uid: cast.bob.id }),
  'user/directory/save': ({ cast }) => ({
    contentId,
    uid: cast.bob.id,
    customProfile: { [guide.phoneField]: randomUUID(), [guide.titleField]: randomUUID() },
  }),
  'user/directory/list': () => ({ contentId, query: 'a', profileCriteria: { feeds: [] } }),
  'user/directory/find': () => ({
    contentId,
    query: 'a',
    filter: 'email:* AND -firstName:zz',
    facets: ['manager'],
    sort: ['-createdAt'],
  }),
  'user/directory/suggest': () => ({ contentId, query: 'a' }),
  'user/directory/asOf': () => ({ contentId, query: 'a', at: '2999-12-31' }),
  'user/organizationchart/get': ({ cast }) => ({ content: contentId, email: cast.bob.email }),
  'org/tree': ({ cast }) => ({ contentId, email: cast.bob.email, depth: 2 }),
  'user/main-directory/fields': () => ({}),
  'user/asOf': () => ({ contentId, at: '2999-12-31T00:00:00Z' }),
  'user/export': () => ({}),
  'user/erase': async ({ admin }) => ({
    uid: textAt(await admin.ok('user/save', { email: newEmail() }), 'id'),
    reason: 'asked for',
  }),
  'ledger/changes': () => ({ since: '0', waitMs: 1 }),
  'user/history': ({ cast }) => ({ uid: cast.bob.id }),
  'ledger/list': () => ({ field: 'title', source: 'api' }),
  'ledger/revert': async ({ admin, cast }) => {
    const person = { uid: cast.bob.id, lastName: randomUUID() };
    await admin.ok('user/save', person);
    const { items } = await admin.ok('ledger/list', { uid: cast.bob.id, maxResults: 1 });
    return { seq: at(items, 0, 'seq') ?? 0 };
  },
  'ledger/batches': () => ({}),
  'instance/get': () => ({ uid: site }),
  'instance/save': () => ({ uid: site, title: { en: randomUUID() } }),
  'instance/list': () => ({ name: 'c' }),
  'customer/get': () => ({ id: guide.customer }),
  'customer/save': () => ({ name: 'Customer' }),
  'feed/get': async (world) => ({ uid: await newFeed(world) }),
  'feed/list': () => ({ instance: site }),
  'feed/search': () => ({ instance: site }),
  'feed/save': () => ({ name: randomUUID(), instance: site }),
  'feed/delete': async (world) => ({ uid: await newFeed(world) }),
  'feed/subscribers/save': async (world) => ({
    feed: await newFeed(world),
    addedUsers: [world.cast.bob.email],
    removedUsers: [world.cast.ada.id],
  }),
  'feedtype/get': async (world) => ({ uid: await newFeedType(world) }),
  'feedtype/list': () => ({ instance: site }),
  'feedtype/save': () => ({ name: randomUUID(), instance: site, order: 1 }),
  'feedtype/delete': async (world) => ({ uid: await newFeedType(world) }),
  'search/get': async (world) => ({ uid: await newSearch(world) }),
  'search/list': () => ({}),
  'search/save': () => ({ name: randomUUID(), question: { query: 'a' } }),
  'search/delete': async (world) => ({ uid: await newSearch(world) }),
  'nickname/get': () => ({}),
  'nickname/save': () => ({ groups: [['Günther', 'Günni']] }),
  'document/uploadUrl/get': () => ({ fileName: 'ada.png', success: '/upload' }),
  'upload/get': () => ({ success: '/upload' }),
  'token/create': ({ cast }) => ({ email: cast.bob.email, expiresInSeconds: 60 }),
  'token/list': () => ({}),
  'token/revoke': async ({ admin, cast }) => ({
    id: textAt(await admin.ok('token/create', { email: cast.bob.email }), 'id'),
  }),
  'application/create': () => ({ name: 'Sync' }),
  'application/list': () => ({}),
  'application/revoke': async ({ admin }) => ({
    id: textAt(await admin.ok('application/create', { name: 'Sync' }), 'id'),
  }),
  'application/token': ({ cast }) => ({
    id: guide.customer,
    grant_type: 'client_credentials',
    user_email: cast.bob.email,
  }),
  'session/create': async (world) => {
    await givePassword(world, world.cast.bob.email);
    return { email: world.cast.bob.email, password: goodPassword };
  },
  'session/get': () => ({}),
  'session/delete': () => ({}),
  'session/list': () => ({}),
  'session/revoke': async (world) => {
    const { bob } = world.cast;
    const device = await signIn(world, bob.email);
    return { id: textAt(await device.ok('session/get'), 'session') };
  },
  'session/revokeOthers': () => ({}),
  'password/change': async (world) => {
    for (const email of [world.cast.ada.email, world.cast.chloe.email, guide.administratorEmail]) {
      await givePassword(world, email);
    }
    return { oldPassword: goodPassword, newPassword: `another ${goodPassword}` };
  },
  'password/link': ({ cast }) => ({ email: cast.bob.email, purpose: 'invitation' }),
  'password/request': ({ cast }) => ({ email: cast.bob.email }),
  'password/linkInfo': async (world) => ({ secret: await linkSecret(world, world.cast.bob.email) }),
  'password/redeem': async (world) => ({
    secret: await linkSecret(world, world.cast.bob.email),
    newPassword: goodPassword,
  }),
};
