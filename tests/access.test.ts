import type { JsonObject } from '@whoswho/core';
import { contract } from '@whoswho/core/contract';
import type { EndpointName } from '@whoswho/core/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { signIn } from './device.ts';
import { expectError } from './error-shape.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';
import { foreign, storeForeignCustomer } from './stored-document.ts';
import { validInputs } from './valid-input.ts';

/** What a valid call answers to a member, an administrator of the instance, and of the platform. */
type Row = readonly [member: number, instanceAdministrator: number, administrator: number];

const everybody: Row = [200, 200, 200];
const editors: Row = [403, 200, 200];
const everybodySilently: Row = [204, 204, 204];
/** There is no mail server here. */
const notSetUp: Row = [400, 400, 400];
const editorsSilently: Row = [403, 204, 204];
/** An upload is for whoever has sent it, which the platform's administrator has. */
const uploaders: Row = [403, 404, 200];
/** Whom they may not see is not found. */
const editorsUnseen: Row = [404, 200, 200];
const platform: Row = [403, 403, 200];
const platformSilently: Row = [403, 403, 204];
const applications: Row = [401, 401, 401];

/** Every endpoint has a row: a new one without does not compile, and fails. */
const table: Readonly<Record<EndpointName, Row>> = {
  'content/get': everybody,
  'content/list': everybody,
  'content/save': editors,
  'content/saveMulti': editors,
  'content/check': editors,
  'content/updateStatus': editors,
  'content/archive': editors,
  'content/unarchive': editors,
  'content/delete': editorsSilently,
  'content/deleteMulti': editors,
  'content/revision/get': editors,
  'content/revision/list': editors,
  'content/revision/restore': editors,
  'content/platform-user-directory': everybody,
  'user/get': everybody,
  'user/list': everybody,
  'user/save': editors,
  'user/patch': editors,
  'user/deleteMulti': platformSilently,
  'user/settings/get': everybody,
  'user/settings/save': everybody,
  'user/getToken': platform,
  'user/role/list': everybody,
  'user/vcard': everybody,
  'user/picture/save': uploaders,
  'user/picture/delete': editors,
  'user/directory/get': everybody,
  'user/directory/save': editors,
  'user/directory/list': everybody,
  'user/directory/find': everybody,
  'user/directory/suggest': everybody,
  'user/directory/asOf': editors,
  'user/organizationchart/get': everybody,
  'org/tree': everybody,
  'user/main-directory/fields': everybody,
  'user/asOf': everybody,
  'user/export': everybody,
  'user/erase': platformSilently,
  'ledger/changes': everybody,
  'user/history': editorsUnseen,
  'ledger/list': everybody,
  'ledger/revert': editorsUnseen,
  'ledger/batches': platform,
  'instance/get': everybody,
  'instance/list': everybody,
  'instance/save': editors,
  'customer/get': everybody,
  'customer/save': platform,
  'feed/get': everybody,
  'feed/list': everybody,
  'feed/search': everybody,
  'feed/save': editors,
  'feed/delete': editorsSilently,
  'feed/subscribers/save': editorsSilently,
  'feedtype/get': everybody,
  'feedtype/list': everybody,
  'feedtype/save': editors,
  'feedtype/delete': editorsSilently,
  'search/get': everybody,
  'search/list': everybody,
  'search/save': everybody,
  'search/delete': editorsSilently,
  'nickname/get': everybody,
  'nickname/save': platform,
  'document/uploadUrl/get': everybody,
  'upload/get': everybody,
  'token/create': platform,
  'token/list': platform,
  'token/revoke': platformSilently,
  'application/create': platform,
  'application/list': platform,
  'application/revoke': platformSilently,
  'application/token': applications,
  'session/create': everybody,
  'session/get': everybody,
  'session/delete': everybodySilently,
  'session/list': everybody,
  'session/revoke': [404, 404, 204],
  'session/revokeOthers': everybodySilently,
  'password/change': everybodySilently,
  'password/link': platform,
  'password/request': notSetUp,
  'password/linkInfo': everybody,
  'password/redeem': everybody,
};
const names = contract.map((endpoint) => endpoint.name);

/** Whether nobody has to say who they are, as they do not know yet. */
function isForAnyone(name: EndpointName): boolean {
  return contract.some((endpoint) => endpoint.name === name && endpoint.access === 'anyone');
}

let house: TestHouse;
let cast: Cast;
let elsewhere: Caller;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  elsewhere = await storeForeignCustomer(house);
});
afterAll(() => house.close());

const inputOf = async (name: EndpointName) => validInputs[name]({ admin: house.admin, cast });

/** Calls, and checks that nothing has changed where the answer is an error. */
async function statusOf(caller: Caller, name: EndpointName, input: JsonObject): Promise<number> {
  const before = await rowHash(house);
  const answer = await caller.call(name, input);
  if (answer.status >= 400) {
    expectError(answer, answer.status);
    expect(await rowHash(house)).toBe(before);
  }
  return answer.status;
}

it('every endpoint of the contract has a row and an input, and no row is left over', () => {
  expect(Object.keys(table).sort()).toEqual([...names].sort());
  expect(Object.keys(validInputs).sort()).toEqual([...names].sort());
});

describe.each(names)('%s', (name) => {
  const [member, instanceAdministrator, administrator] = table[name];

  const strangers = isForAnyone(name) ? member : 401;

  it(`is ${strangers} without a token, and with one that is not valid`, async () => {
    for (const token of [undefined, 'unknown']) {
      const caller = callerOf(house.url, token);
      expect(await statusOf(caller, name, await inputOf(name))).toBe(strangers);
    }
  });

  it(`is ${member} for a member`, async () => {
    expect(await statusOf(cast.ada.caller, name, await inputOf(name))).toBe(member);
  });

  it(`is ${instanceAdministrator} for an administrator of the instance`, async () => {
    const input = await inputOf(name);
    expect(await statusOf(cast.chloe.caller, name, input)).toBe(instanceAdministrator);
  });

  it(`is ${administrator} for an administrator of the platform`, async () => {
    expect(await statusOf(house.admin, name, await inputOf(name))).toBe(administrator);
  });
});

/** Keys that name one thing: unknown and foreign ones are as if they were not there. */
const naming: readonly [EndpointName, string, kind: keyof typeof foreignIds][] = [
  ['content/get', 'uid', 'content'],
  ['content/save', 'uid', 'content'],
  ['content/updateStatus', 'uid', 'content'],
  ['content/archive', 'uid', 'content'],
  ['content/unarchive', 'uid', 'content'],
  ['content/delete', 'uid', 'content'],
  ['content/revision/get', 'uid', 'content'],
  ['content/revision/list', 'contentId', 'content'],
  ['content/revision/restore', 'uid', 'content'],
  ['content/list', 'customerId', 'customer'],
  ['user/get', 'uid', 'user'],
  ['user/save', 'uid', 'user'],
  ['user/deleteMulti', 'uid', 'user'],
  ['user/getToken', 'email', 'email'],
  ['user/getToken', 'customerId', 'customer'],
  ['user/role/list', 'instanceId', 'instance'],
  ['user/vcard', 'uid', 'user'],
  ['user/vcard', 'email', 'email'],
  ['user/vcard', 'contentId', 'content'],
  ['user/picture/save', 'uid', 'user'],
  ['user/picture/save', 'email', 'email'],
  ['user/picture/delete', 'uid', 'user'],
  ['user/picture/delete', 'email', 'email'],
  ['user/directory/get', 'uid', 'user'],
  ['user/directory/get', 'contentId', 'content'],
  ['user/directory/save', 'uid', 'user'],
  ['user/directory/save', 'contentId', 'content'],
  ['user/asOf', 'uid', 'user'],
  ['user/asOf', 'email', 'email'],
  ['user/asOf', 'contentId', 'content'],
  ['user/export', 'uid', 'user'],
  ['user/export', 'email', 'email'],
  ['user/erase', 'uid', 'user'],
  ['user/directory/asOf', 'contentId', 'content'],
  ['user/directory/asOf', 'customerId', 'customer'],
  ['user/directory/list', 'contentId', 'content'],
  ['user/directory/list', 'customerId', 'customer'],
  ['user/directory/find', 'contentId', 'content'],
  ['user/directory/suggest', 'contentId', 'content'],
  ['user/organizationchart/get', 'email', 'email'],
  ['user/organizationchart/get', 'content', 'content'],
  ['org/tree', 'uid', 'user'],
  ['org/tree', 'email', 'email'],
  ['org/tree', 'contentId', 'content'],
  ['instance/get', 'uid', 'instance'],
  ['instance/save', 'uid', 'instance'],
  ['customer/get', 'id', 'customer'],
  ['customer/save', 'id', 'customer'],
  ['feed/get', 'uid', 'feed'],
  ['feed/save', 'uid', 'feed'],
  ['feed/delete', 'uid', 'feed'],
  ['feed/subscribers/save', 'feed', 'feed'],
  ['feed/subscribers/save', 'addedUsers', 'email'],
  ['feed/subscribers/save', 'addedUsers', 'user'],
  ['feed/subscribers/save', 'removedUsers', 'user'],
  ['feedtype/get', 'uid', 'feedtype'],
  ['feedtype/save', 'uid', 'feedtype'],
  ['feedtype/delete', 'uid', 'feedtype'],
  ['search/get', 'uid', 'search'],
  ['search/save', 'uid', 'search'],
  ['search/delete', 'uid', 'search'],
  ['token/create', 'email', 'email'],
  ['token/revoke', 'id', 'token'],
  ['application/revoke', 'id', 'application'],
  ['session/list', 'email', 'email'],
  ['session/revoke', 'id', 'session'],
  ['password/link', 'email', 'email'],
];

const foreignIds = {
  content: async () => foreign.directory,
  user: async () => foreign.administrator,
  email: async () => foreign.email,
  customer: async () => foreign.customer,
  instance: async () => foreign.instance,
  feed: async () => textAt(await elsewhere.ok('feed/save', { name: Math.random() }), 'id'),
  feedtype: async () => textAt(await elsewhere.ok('feedtype/save', { name: 'theirs' }), 'id'),
  search: async () =>
    textAt(await elsewhere.ok('search/save', { name: 'theirs', question: {} }), 'id'),
  token: async () => textAt(await elsewhere.ok('token/create', { email: foreign.email }), 'id'),
  application: async () => textAt(await elsewhere.ok('application/create', { name: 'x' }), 'id'),
  session: async () => {
    const device = await signIn({ admin: elsewhere }, foreign.email);
    return textAt(await device.ok('session/get'), 'session');
  },
};

describe('foreign and unknown things', () => {
  it.each(naming)('%s is 404 for an unknown and for a foreign %s', async (name, key, kind) => {
    const input = await inputOf(name);
    const unknown = kind === 'email' ? 'nobody@customer.com' : '1';
    for (const value of [unknown, await foreignIds[kind]()]) {
      const wrong = { ...input, [key]: value };
      // The members of a group are handled one by one, so nobody else may come before.
      const alone = key === 'removedUsers' ? { ...wrong, addedUsers: [] } : wrong;
      expect(await statusOf(house.admin, name, alone)).toBe(404);
    }
  });

  it('what names several answers for each', async () => {
    const body = await house.admin.ok('content/deleteMulti', { uid: [foreign.directory, '1'] });
    expect(body).not.toHaveProperty('uid');
    expect((await elsewhere.ok('content/get', { uid: foreign.directory }))['status']).toBe('LIVE');
  });

  it('what narrows a list to foreign or unknown things leaves nothing', async () => {
    const feed = await foreignIds.feed();
    const narrow: [EndpointName, JsonObject][] = [
      ['content/list', { instanceId: foreign.instance }],
      ['content/list', { ids: [foreign.directory] }],
      ['user/list', { ids: [foreign.administrator] }],
      ['user/list', { feeds: [feed] }],
      ['user/list', { email: foreign.email }],
      ['user/directory/list', { feeds: [feed] }],
      ['user/directory/list', { primaryEmail: foreign.email }],
      ['instance/list', { ids: [foreign.instance] }],
      ['feed/list', { instance: foreign.instance, herited: false }],
      ['feed/list', { restrictToFeeds: [feed] }],
      ['feedtype/list', { customer: foreign.customer }],
    ];
    for (const [name, input] of narrow) {
      expect(await house.admin.ok(name, input), name).toEqual({ more: false });
    }
  });

  it('a foreign instance takes no directory and no group', async () => {
    for (const instance of [foreign.instance, '1']) {
      for (const [name, body] of [
        ['content/save', { title: { en: 'x' } }],
        ['feed/save', { name: `x ${instance}` }],
        ['feedtype/save', { name: `x ${instance}` }],
      ] as const) {
        expect(await statusOf(house.admin, name, { ...body, instance }), name).toBeOneOf([
          400, 404,
        ]);
      }
    }
  });
});
