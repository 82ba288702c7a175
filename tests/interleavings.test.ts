import type { Json, JsonObject } from '@whoswho/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from './caller.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import { expectError } from './error-shape.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';

const runs = Number(process.env['WHOSWHO_INTERLEAVING_RUNS'] ?? 60);
const clients = 5;

/** Where the values of the test are: two custom fields, two in one list, an attribute. */
const custom = [newField('One', 'inputText'), newField('Two', 'inputText')];
const bound = ['title', 'cost_center'].map((key) => {
  const path = `organizations/${key === 'title' ? key : 'costCenter'}`;
  const field = boundField(path);
  return { ...field, properties: { ...objectAt(field, 'properties'), key } };
});
const names = ['one', 'two', 'title', 'costCenter', 'lang'] as const;
type Name = (typeof names)[number];
type Values = Readonly<Record<Name, string>>;

/** A client reads, or saves the whole of what it has read with some values changed. */
type Action =
  | { readonly kind: 'get'; readonly client: number }
  | {
      readonly kind: 'save';
      readonly client: number;
      readonly changes: Partial<Values>;
    };

const value = fc.constantFrom('', 'a', 'b', 'c');
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('get' as const), client: fc.nat(clients - 1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('save' as const),
      client: fc.nat(clients - 1),
      changes: fc.record(
        { one: value, two: value, title: value, costCenter: value, lang: value },
        { requiredKeys: [] },
      ),
    }),
  },
);
/** What happens one after the other; what is in one step happens at once. */
const plan = fc.array(
  fc.uniqueArray(action, { minLength: 1, maxLength: 3, selector: ({ client }) => client }),
  { minLength: 2, maxLength: 12 },
);

function valuesOf(user: JsonObject): Values {
  const text = (found: Json | undefined) => (typeof found === 'string' ? found : '');
  const [one, two] = custom.map(({ uuid }) => text(at(user, 'customProfile', uuid)));
  const [title, costCenter] = ['title', 'costCenter'].map((key) =>
    text(at(user, 'apiProfile', 'organization', key)),
  );
  return {
    one: one ?? '',
    two: two ?? '',
    title: title ?? '',
    costCenter: costCenter ?? '',
    lang: text(user['lang']),
  };
}

/** The guide's habit: everything that was read comes back. */
function bodyOf(read: JsonObject, changes: Partial<Values>): JsonObject {
  const uuids: Partial<Record<Name, string>> = {
    one: custom[0]?.uuid ?? '',
    two: custom[1]?.uuid ?? '',
    title: bound[0]?.uuid ?? '',
    costCenter: bound[1]?.uuid ?? '',
  };
  const customProfile: { [key: string]: Json } = {};
  for (const { uuid } of custom) {
    const known = at(read, 'customProfile', uuid);
    if (known !== undefined) {
      customProfile[uuid] = known;
    }
  }
  for (const name of names) {
    const uuid = uuids[name];
    const wanted = changes[name];
    if (uuid !== undefined && wanted !== undefined) {
      customProfile[uuid] = wanted;
    }
  }
  return {
    ...read,
    customProfile,
    ...(changes.lang === undefined ? {} : { lang: changes.lang }),
  };
}

/** What a client has seen, and what was saved, by the version of the person. */
interface World {
  readonly house: TestHouse;
  readonly contentId: string;
  readonly uid: string;
  readonly states: Map<number, Values>;
  readonly read: Map<number, JsonObject>;
  version: number;
}

interface Done {
  readonly base: Values;
  readonly changes: Partial<Values>;
  readonly answer: Answer;
}

/** What a client really changes: what it sends back unchanged is none of it. */
function realChanges({ base, changes }: Done): readonly (readonly [Name, string])[] {
  return names.flatMap((name) => {
    const wanted = changes[name];
    return wanted === undefined || wanted === base[name] ? [] : [[name, wanted] as const];
  });
}

function clashesWith(done: Done, state: Values): Name[] {
  return realChanges(done)
    .filter(([name, wanted]) => state[name] !== done.base[name] && state[name] !== wanted)
    .map(([name]) => name);
}

async function runStep(world: World, step: readonly Action[]): Promise<void> {
  const { house, contentId, uid, states, read } = world;
  const before = world.version;
  const saves: Done[] = [];
  await Promise.all(
    step.map(async (one) => {
      const known = read.get(one.client);
      if (one.kind === 'get' || known === undefined) {
        read.set(one.client, await house.admin.ok('user/directory/get', { uid, contentId }));
        return;
      }
      const body = { ...bodyOf(known, one.changes), contentId };
      const answer = await house.admin.call('user/directory/save', body);
      saves.push({ base: valuesOf(known), changes: one.changes, answer });
      if (answer.status === 200) {
        read.set(one.client, answer.body);
      }
    }),
  );
  const versionOf = ({ answer }: Done) => Number(answer.body['version']);
  const done = saves.filter(({ answer }) => answer.status === 200);
  for (const save of done.toSorted((left, right) => versionOf(left) - versionOf(right))) {
    const version = versionOf(save);
    const wrote = !states.has(version);
    const prior = states.get(wrote ? version - 1 : version);
    expect(prior, `version ${version} follows what is known`).toBeDefined();
    if (prior !== undefined) {
      expect(clashesWith(save, prior)).toEqual([]);
      const expected = { ...prior, ...Object.fromEntries(realChanges(save)) };
      expect(valuesOf(save.answer.body)).toEqual(expected);
      states.set(version, expected);
      world.version = Math.max(world.version, version);
    }
  }
  for (const save of saves.filter(({ answer }) => answer.status !== 200)) {
    const error = expectError(save.answer, 409);
    const told = listAt(error, 'errors').map((detail) => textAt(detail, 'location'));
    const possible = [...states]
      .filter(([version]) => version >= before && version <= world.version)
      .map(([, state]) => clashesWith(save, state).toSorted());
    expect(told.length).toBeGreaterThan(0);
    expect(possible).toContainEqual(told.map(nameOfKey).toSorted());
  }
}

function nameOfKey(key: string): string {
  return key === 'cost_center' ? 'costCenter' : key;
}

it(
  `${runs} interleavings of up to ${clients} clients: no change is lost, and exactly the clashing saves are 409`,
  async () => {
    await using house = await openHouse();
    const contentId = await makeDirectory(house.admin, [...custom, ...bound]);
    let count = 0;
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        count += 1;
        const email = `person${count}@customer.com`;
        const created = await house.admin.ok('user/save', { email, accountType: 'external' });
        const version = Number(created['version']);
        const world: World = {
          house,
          contentId,
          uid: textAt(created, 'id'),
          states: new Map([[version, valuesOf(created)]]),
          read: new Map(),
          version,
        };
        for (const step of steps) {
          await runStep(world, step);
        }
        const last = await house.admin.ok('user/get', { uid: world.uid });
        expect(valuesOf(last)).toEqual(world.states.get(world.version));
        expect(last['version']).toBe(world.version);
      }),
      { numRuns: runs },
    );
  },
  120_000 + runs * 500,
);
