import type { Json, JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { foreign, storeForeignCustomer } from './stored-document.ts';

let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  onTestFinished(() => house.close());
  cast = await castOf(house);
});

const name = 'org/tree';
const profileOf = (manager: string | null): JsonObject => ({
  relations: manager === null ? null : [{ type: 'manager', value: manager }],
});
const manage = (uid: string, manager: string | null) =>
  house.admin.ok('user/save', { uid, apiProfile: profileOf(manager) });
const tree = (input: JsonObject = {}) => cast.bob.caller.ok(name, input);
const emailsIn = (value: Json | undefined, ...path: (string | number)[]) =>
  listAt(value, ...path).map((node) => textAt(node, 'email'));
const mail = (who: string) => `${who}@customer.com`;

/** Makes people whose first names are the words, each with a manager among them. */
async function company(lines: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [who, manager] of Object.entries(lines)) {
    await house.admin.ok('user/save', {
      email: mail(who),
      firstName: who,
      lastName: 'Tree',
      ...(manager === null ? {} : { apiProfile: profileOf(mail(manager)) }),
    });
  }
}

describe('org/tree', () => {
  it('has the managers of somebody from the top down, and who reports to them', async () => {
    await company({
      top: null,
      middle: 'top',
      me: 'middle',
      peer: 'middle',
      x: 'me',
      y: 'me',
      z: 'x',
    });
    const answer = await tree({ email: mail('me') });
    expect(emailsIn(answer, 'line')).toEqual([mail('top'), mail('middle')]);
    const uid = textAt(await house.admin.ok('user/get', { email: mail('me') }), 'id');
    expect(answer['person']).toEqual({
      uid,
      email: mail('me'),
      fullName: 'me Tree',
      profilePictureUrl: at(await house.admin.ok('user/get', { uid }), 'profilePictureUrl'),
      managerEmail: mail('middle'),
      directReports: 2,
      allReports: 3,
    });
    expect(emailsIn(answer, 'reports')).toEqual([mail('x'), mail('y')]);
    expect(answer).toMatchObject({ more: false, total: 2 });
    expect(at(answer, 'line', 0)).toMatchObject({ directReports: 1, allReports: 6 });
    expect(at(answer, 'line', 0)).not.toHaveProperty('managerEmail');
    expect(at(answer, 'reports', 0)).not.toHaveProperty('reports');
    expect(answer).not.toHaveProperty('problems');
    expect(answer).not.toHaveProperty('cursor');
    expect(await tree({ uid })).toEqual(answer);
    expect(await house.admin.ok(name, { uid })).toEqual(answer);
    const leaf = await tree({ email: mail('z') });
    expect(leaf).toMatchObject({ reports: [], more: false, total: 0 });
  });

  it('loads as many levels as one asks for', async () => {
    await company({ a: null, b: 'a', c: 'b', d: 'c', e: 'd', f: 'e', g: 'f', h: 'g' });
    expect(await tree({ email: mail('a'), depth: 0 })).toMatchObject({
      reports: [],
      more: false,
      total: 1,
    });
    const depthOf = async (depth: number) => {
      let levels = 0;
      const answer = await tree({ email: mail('a'), depth });
      for (let node: Json | undefined = answer; listAt(node, 'reports').length > 0;) {
        levels += 1;
        node = at(node, 'reports', 0);
        expect(at(node, 'allReports')).toBe(7 - levels);
      }
      return levels;
    };
    for (const depth of [1, 2, 3, 5]) {
      expect(await depthOf(depth)).toBe(depth);
    }
    await house.admin.refused(name, { depth: 6 }, 400);
    await house.admin.refused(name, { depth: -1 }, 400);
    expect(emailsIn(await tree({ email: mail('h'), depth: 5 }), 'line')).toHaveLength(7);
  });

  it('pages through the reports of one person, and of those inside', async () => {
    const many = Array.from({ length: 25 }, (_, number) => `r${String(number).padStart(2, '0')}`);
    await company({ boss: null, ...Object.fromEntries(many.map((who) => [who, 'boss'])) });
    await company(Object.fromEntries(many.map((who) => [`s${who}`, many[0] ?? null])));
    const pages: string[][] = [];
    let cursor: Json | undefined;
    do {
      const page: JsonObject = await tree({
        email: mail('boss'),
        maxResults: 10,
        ...(cursor === undefined ? {} : { cursor }),
      });
      pages.push(emailsIn(page, 'reports'));
      expect(page['total']).toBe(25);
      expect(at(page, 'more')).toBe(pages.length < 3);
      ({ cursor } = page);
    } while (cursor !== undefined);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat()).toEqual(many.map(mail));

    const deep = await tree({ email: mail('boss'), depth: 2, maxResults: 20 });
    expect(deep['more']).toBe(true);
    const inside = objectAt(deep, 'reports', 0);
    expect(emailsIn(inside, 'reports')).toHaveLength(20);
    expect(inside).toMatchObject({ more: true, directReports: 25 });
    expect(at(deep, 'reports', 1)).not.toHaveProperty('reports');
    const next = { uid: textAt(inside, 'uid'), cursor: textAt(inside, 'cursor') };
    const rest = await tree(next);
    expect([...emailsIn(inside, 'reports'), ...emailsIn(rest, 'reports')]).toEqual(
      many.map((who) => mail(`s${who}`)),
    );
    await house.admin.refused(name, { ...next, uid: cast.ada.id }, 400);
    await house.admin.refused(name, { cursor: 'x' }, 400);
  });

  it('has the tops of the company without a person: those with the most people below first', async () => {
    await company({ a: null, big: null, m: 'big', n: 'm', small: null, o: 'small', self: 'self' });
    await company({ p: 'self', q: 'self', r: 'self', lost: 'nobody' });
    const tops = await tree();
    const others = [cast.ada, cast.bob, cast.chloe, cast.dmitri].map(({ email }) => email);
    expect(emailsIn(tops, 'reports').slice(0, 3)).toEqual([
      mail('self'),
      mail('big'),
      mail('small'),
    ]);
    expect(emailsIn(tops, 'reports').toSorted()).toEqual(
      [...others, guide.email, guide.administratorEmail]
        .concat(['a', 'big', 'lost', 'self', 'small'].map(mail))
        .toSorted(),
    );
    expect(tops).toMatchObject({ line: [], total: 11, more: false });
    expect(tops).not.toHaveProperty('person');
    const first = await tree({ maxResults: 2, depth: 2 });
    expect(emailsIn(first, 'reports', 1, 'reports')).toEqual([mail('m')]);
    const second = await tree({ maxResults: 200, cursor: textAt(first, 'cursor') });
    expect([...emailsIn(first, 'reports'), ...emailsIn(second, 'reports')]).toEqual(
      emailsIn(tops, 'reports'),
    );
    expect(first).toHaveProperty('problems');
    expect(second).not.toHaveProperty('problems');
  });

  it('tells of cycles and orphans, and gives somebody in a cycle a place', async () => {
    expect(await tree()).not.toHaveProperty('problems');
    await company({ a: 'c', b: 'a', c: 'b', d: 'a', self: 'self', lost: 'nobody' });
    const { problems, reports } = await tree();
    const lost = textAt(await house.admin.ok('user/get', { email: mail('lost') }), 'id');
    expect(problems).toEqual({
      cycles: [[mail('self')], [mail('a'), mail('c'), mail('b')]],
      moreCycles: 0,
      orphans: [
        {
          person: { uid: lost, email: mail('lost'), fullName: 'lost Tree' },
          manager: mail('nobody'),
        },
      ],
      moreOrphans: 0,
    });
    const tops = listAt(reports).map((node) => textAt(node, 'email'));
    expect(tops).toContain(mail('lost'));
    expect(tops).toContain(mail('self'));
    expect(['a', 'b', 'c', 'd'].map(mail).filter((email) => tops.includes(email))).toEqual([]);
    const inCycle = await tree({ email: mail('a'), depth: 5 });
    expect(emailsIn(inCycle, 'line')).toEqual([mail('b'), mail('c')]);
    expect(inCycle['person']).toMatchObject({ directReports: 2, allReports: 3 });
    expect(emailsIn(inCycle, 'reports')).toEqual([mail('b'), mail('d')]);
    expect(emailsIn(inCycle, 'reports', 0, 'reports')).toEqual([mail('c')]);
    expect(at(inCycle, 'reports', 0, 'reports', 0)).not.toHaveProperty('reports');
    const alone = await tree({ email: mail('self') });
    expect(alone).toMatchObject({ line: [], reports: [], total: 0 });
    expect(alone['person']).toMatchObject({ directReports: 0, managerEmail: mail('self') });
  });

  it('tells of 100 problems of a kind, and how many more there are', async () => {
    const all = Array.from({ length: 103 }, (_, number) => `p${String(number).padStart(3, '0')}`);
    await company(Object.fromEntries(all.map((who) => [who, who])));
    await company(Object.fromEntries(all.map((who) => [`q${who}`, 'nobody'])));
    const problems = objectAt(await tree({ depth: 0 }), 'problems');
    expect(problems).toMatchObject({ moreCycles: 3, moreOrphans: 3 });
    expect(listAt(problems, 'cycles')).toHaveLength(100);
    expect(listAt(problems, 'orphans').map((orphan) => textAt(orphan, 'person', 'email'))).toEqual(
      all.slice(0, 100).map((who) => mail(`q${who}`)),
    );
  });

  it('leaves out hidden and disabled people everywhere, for administrators too', async () => {
    const { ada, bob, chloe } = cast;
    await company({
      top: null,
      gone: 'top',
      hidden: 'top',
      me: 'hidden',
      mine: 'me',
      other: 'gone',
    });
    const hidden = await house.admin.ok('user/save', { email: mail('hidden'), isHidden: true });
    await house.admin.ok('user/save', { email: mail('gone'), status: 'disabled' });
    for (const caller of [bob.caller, chloe.caller, house.admin]) {
      const top = await caller.ok(name, { email: mail('top'), depth: 3 });
      expect(top['person']).toMatchObject({ directReports: 0, allReports: 0 });
      expect(top).toMatchObject({ reports: [], total: 0 });
      const me = await caller.ok(name, { email: mail('me') });
      expect(me).toMatchObject({ line: [], total: 1 });
      const tops = await caller.ok(name);
      expect(emailsIn(tops, 'reports')[0]).toBe(mail('me'));
      expect(emailsIn(tops, 'reports')).not.toContain(mail('hidden'));
      expect(emailsIn(tops, 'reports')).not.toContain(mail('gone'));
      expect(listAt(tops, 'problems', 'orphans').map((one) => at(one, 'manager'))).toEqual([
        mail('hidden'),
        mail('gone'),
      ]);
    }
    await bob.caller.refused(name, { email: mail('hidden') }, 404);
    await bob.caller.refused(name, { uid: textAt(hidden, 'id') }, 404);
    await bob.caller.refused(name, { email: mail('gone') }, 404);
    // Whoever may see them sees where they would be.
    const shown = await house.admin.ok(name, { email: mail('hidden') });
    expect(emailsIn(shown, 'line')).toEqual([mail('top')]);
    expect(emailsIn(shown, 'reports')).toEqual([mail('me')]);
    expect(shown['person']).toMatchObject({ directReports: 1, allReports: 2 });
    await house.admin.ok('user/save', { uid: ada.id, isHidden: true });
    expect(await ada.caller.ok(name, { uid: ada.id })).toMatchObject({ person: { uid: ada.id } });
  });

  it('has dotted lines: people whom other fields name and who can be seen', async () => {
    const { ada, bob, chloe, dmitri } = cast;
    const mentor = newField('Mentor', 'person', { key: 'mentor' });
    mentor['title'] = { en: 'Mentor', fr: 'Parrain' };
    const helpers = newField('Helpers', 'people', { key: 'helpers' });
    const manager = boundField('relations/manager', 'person');
    const contentId = await makeDirectory(house.admin, [
      mentor,
      helpers,
      manager,
      boundField('organizations/title'),
    ]);
    await house.admin.ok('user/directory/save', {
      contentId,
      uid: bob.id,
      customProfile: {
        [mentor.uuid]: ada.email,
        [helpers.uuid]: [dmitri.email, chloe.email],
        [manager.uuid]: ada.email,
      },
    });
    await house.admin.ok('user/patch', {
      uid: bob.id,
      contentId,
      fields: { organizations_title: 'Chief' },
    });
    const bobs = async (input: JsonObject = {}) =>
      objectAt(await tree({ contentId, uid: bob.id, ...input }), 'person');
    const named = (one: Cast['ada'], fullName: string) => ({
      uid: one.id,
      email: one.email,
      fullName,
    });
    const mentors = [named(ada, 'Ada Lovelace')];
    const helping = [named(dmitri, 'Dmitri Волков'), named(chloe, 'Chloé Dupré')];
    expect(await bobs()).toMatchObject({ title: 'Chief', managerEmail: ada.email });
    expect((await bobs())['dotted']).toEqual([
      { field: 'mentor', title: 'Mentor', people: mentors },
      { field: 'helpers', title: 'Helpers', people: helping },
    ]);
    expect(at(await bobs({ lang: 'fr' }), 'dotted', 0, 'title')).toBe('Parrain');
    expect(await bobs({ lines: false })).not.toHaveProperty('dotted');
    expect(await bobs({ contentId: guide.directory })).not.toHaveProperty('dotted');
    const above = await tree({ contentId, uid: ada.id });
    expect(at(above, 'reports', 0)).toHaveProperty('dotted');
    await house.admin.ok('user/save', { uid: ada.id, isHidden: true });
    await house.admin.ok('user/save', { uid: dmitri.id, status: 'disabled' });
    expect((await bobs())['dotted']).toEqual([
      { field: 'helpers', title: 'Helpers', people: [named(chloe, 'Chloé Dupré')] },
    ]);
  });

  it('is up to date with every change', async () => {
    const { ada, bob, chloe } = cast;
    const line = async () => emailsIn(await tree({ uid: bob.id }), 'line');
    expect(await line()).toEqual([]);
    await manage(bob.id, ada.email);
    expect(await line()).toEqual([ada.email]);
    await manage(ada.id, 'CHLOE@Customer.com');
    expect(await line()).toEqual([chloe.email, ada.email]);
    expect((await tree({ uid: chloe.id }))['person']).toMatchObject({ allReports: 2 });
    await manage(bob.id, null);
    expect(await line()).toEqual([]);
    expect(await tree({ uid: ada.id })).toMatchObject({ total: 0 });
    await house.admin.ok('user/save', { uid: chloe.id, email: mail('renamed') });
    expect(emailsIn(await tree({ uid: ada.id }), 'line')).toEqual([]);
    await house.admin.ok('user/deleteMulti', { uid: [ada.id] });
    await house.admin.refused(name, { uid: ada.id }, 404);
  });

  it('refuses what is unknown, and what belongs to somebody else', async () => {
    await storeForeignCustomer(house);
    await house.admin.refused(name, { uid: '1' }, 404, 'User not found: 1');
    await house.admin.refused(name, { email: mail('nobody') }, 404);
    await house.admin.refused(name, { email: foreign.email }, 404);
    await house.admin.refused(name, { contentId: '1' }, 404);
    expect(JSON.stringify(await house.admin.ok(name))).not.toContain(foreign.email);
    const echoed = await tree({ email: guide.email, callId: 'x', fields: 'callId,person(email)' });
    expect(echoed).toEqual({ callId: 'x', person: { email: guide.email } });
  });
});
