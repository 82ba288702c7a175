import { isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { describe, expect, it } from 'vitest';
import { changeRows } from './changed-rows.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide } from './house.ts';
import { objectAt } from './json-path.ts';
import {
  examine,
  makePatient,
  rewriteContent,
  rewriteDocument,
  rewriteProfile,
} from './patient.ts';
import type { Patient, Told } from './patient.ts';
import { openRows } from './row-hash.ts';

const { customer } = guide;

/** Something wrong that only a person can mend, and what the doctor says about it. */
interface Wound {
  readonly name: string;
  readonly inflict: (patient: Patient) => Promise<void>;
  readonly told: (patient: Patient) => readonly Omit<Told, 'customer' | 'canFix'>[];
}

const setProfile = (text: string) => async (patient: Patient) => {
  const { house, cast } = patient;
  await changeRows(house.database, (db) => [
    db.updateTable('user').set({ profile: text }).where('id', '=', cast.ada.id),
  ]);
};

const adas =
  (change: (user: JsonObject, patient: Patient) => void) =>
  ({ house, cast, ...rest }: Patient) =>
    rewriteProfile(house, cast.ada.id, (user) => change(user, { house, cast, ...rest }));

const ofAda =
  (check: string, message: string | ((patient: Patient) => string), what?: string) =>
  (patient: Patient) => [
    {
      check,
      what: what ?? patient.cast.ada.email,
      message: typeof message === 'string' ? message : message(patient),
    },
  ];

const ofDirectory =
  (...messages: (string | RegExp)[]) =>
  ({ directory }: Patient) =>
    messages.map((message) => ({
      check: 'contents',
      what: directory,
      // Matchers stand for texts.
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
    }));

const directories =
  (change: (content: JsonObject) => void) =>
  ({ house, directory }: Patient) =>
    rewriteContent(house, directory, change);

const componentsOf = (content: JsonObject): JsonObject[] => {
  const components = objectAt(content, 'template')['components'];
  return (Array.isArray(components) ? components : []).filter(isObject);
};

const oneOf = (...texts: string[]) => expect.toBeOneOf(texts) as string;

const wounds: readonly Wound[] = [
  {
    name: 'a profile that is no JSON',
    inflict: setProfile('{"id":'),
    told: ofAda('profiles', 'has a profile that is no JSON object'),
  },
  {
    name: 'a profile of somebody else',
    inflict: adas((user) => {
      user['id'] = '42';
    }),
    told: ofAda(
      'profiles',
      ({ cast }) => `has a profile with id "42" in the row of "${cast.ada.id}"`,
    ),
  },
  {
    name: 'a profile without an e-mail address',
    inflict: adas((user) => {
      delete user['email'];
    }),
    told: ofAda('profiles', 'has a profile without an e-mail address'),
  },
  {
    name: 'an e-mail address that somebody has but for case',
    inflict: adas((user) => {
      user['email'] = 'Bob@customer.com';
    }),
    told: ofAda(
      'emails',
      ({ cast }) => `has the e-mail address of person ${cast.bob.id}, but for case`,
      'Bob@customer.com',
    ),
  },
  {
    name: 'an e-mail address that is not in lower case',
    inflict: adas((user) => {
      user['email'] = 'Ada@customer.com';
    }),
    told: ofAda(
      'emails',
      'has an e-mail address that is not in lower case, by which nobody is found',
      'Ada@customer.com',
    ),
  },
  {
    name: 'an e-mail address that somebody else has',
    inflict: adas((user) => {
      user['email'] = 'bob@customer.com';
    }),
    told: ofAda(
      'columns',
      ({ cast }) =>
        'has "ada@customer.com" in email for "bob@customer.com"; ' +
        `person ${cast.bob.id} has that address`,
      'bob@customer.com',
    ),
  },
  {
    name: 'a unique value of two people',
    inflict: adas((user, { badge }) => {
      user['customProfile'] = { [badge.uuid]: 'b-2' };
    }),
    told: ({ cast: { ada, bob }, badge }) => [
      {
        check: 'unique-values',
        what: oneOf(ada.email, bob.email),
        message: oneOf(
          ...[ada, bob].map(
            ({ email }) => `has "b-2" in ${badge.uuid}, as ${email} has, but the field is unique`,
          ),
        ),
      },
    ],
  },
  {
    name: 'a bound value in customProfile',
    inflict: adas((user, { badge, phone }) => {
      user['customProfile'] = { [badge.uuid]: 'B-1', [phone.uuid]: '1' };
    }),
    told: ofAda(
      'bound-values',
      ({ phone }) =>
        `has in customProfile the value of ${phone.uuid}, which is bound to phones/work`,
    ),
  },
  {
    name: 'a bound value that says two things',
    inflict: adas((user) => {
      user['apiProfile'] = { phone: { work: '1' }, phones: [{ type: 'work', value: '2' }] };
    }),
    told: ofAda('bound-values', 'has "2" and "1" in the two places of phones/work'),
  },
  {
    name: 'a group that does not exist',
    inflict: adas((user, { group }) => {
      user['subscriptions'] = [{ feed: group }, { feed: '42' }];
    }),
    told: ofAda('subscriptions', 'is in group 42, which does not exist'),
  },
  {
    name: 'a directory that is no JSON',
    inflict: ({ house, directory }) =>
      changeRows(house.database, (db) => [
        db.updateTable('content').set({ document: '[' }).where('id', '=', directory),
      ]),
    told: ofDirectory('is no JSON object'),
  },
  {
    name: 'a directory whose newest version is not kept',
    inflict: ({ house, directory }) =>
      changeRows(house.database, (db) => [
        db.updateTable('revision').set({ version: 7 }).where('id', '=', directory),
      ]),
    told: ofDirectory('is version 1, but its newest revision is 7'),
  },
  {
    name: 'a directory that is not what its newest revision is',
    inflict: ({ house, directory }) =>
      changeRows(house.database, (db) => [
        db.updateTable('revision').set({ document: '{}' }).where('id', '=', directory),
      ]),
    told: ofDirectory('is not what its newest revision is'),
  },
  {
    name: 'revisions of no content',
    inflict: async ({ house }) => {
      const id = await makeDirectory(house.admin, []);
      await changeRows(house.database, (db) => [db.deleteFrom('content').where('id', '=', id)]);
    },
    told: () => [
      {
        check: 'revisions',
        what: expect.stringMatching(/^\d{16}$/) as string,
        message: 'has revisions, but there is no such content',
      },
    ],
  },
  {
    name: 'fields that saving would refuse, each of them',
    inflict: directories((content) => {
      const [first, second] = componentsOf(content);
      Object.assign(first ?? {}, { properties: { key: 'Not a key' } });
      Object.assign(second ?? {}, { properties: { isBound: true, boundMap: { text: '../x' } } });
    }),
    told: ofDirectory(
      /^has template\.components\[0\] "Badge": properties\.key "Not a key" /,
      /^has template\.components\[1\] "phones\/work": properties\.boundMap\.text "\.\.\/x" is no place/,
    ),
  },
  {
    name: 'two fields of one uuid',
    inflict: directories((content) => {
      const [first, second] = componentsOf(content);
      Object.assign(first ?? {}, { uuid: second?.['uuid'] as Json });
    }),
    told: ofDirectory(/^has template\.components\[1\] "phones\/work": uuid "[^"]+" is used twice$/),
  },
  {
    name: 'components that are no fields',
    inflict: directories((content) => {
      content['template'] = { components: ['text'] };
    }),
    told: ofDirectory('has template.components that are no list of fields with uuids'),
  },
  {
    name: 'a uuid of another directory',
    inflict: directories((content) => {
      Object.assign(componentsOf(content)[1] ?? {}, newField('Twin', 'inputText'), {
        uuid: guide.phoneField,
      });
    }),
    told: ({ directory }) => [
      {
        check: 'contents',
        what: oneOf(directory, guide.directory),
        message: expect.stringMatching(
          new RegExp(`^has template.*: uuid ${guide.phoneField} is used in another directory$`),
        ) as string,
      },
    ],
  },
  {
    name: 'a slug of another directory',
    inflict: directories((content) => {
      content['slug'] = { en: 'users-directory' };
    }),
    told: ({ directory }) => [
      {
        check: 'contents',
        what: oneOf(directory, guide.directory),
        message: 'has slug users-directory (en), which another content of its instance has',
      },
    ],
  },
  {
    name: 'a directory of a site that does not exist',
    inflict: directories((content) => {
      content['instance'] = '42';
    }),
    told: ofDirectory('names instance 42, which does not exist'),
  },
  {
    name: 'a default directory that its site does not know',
    inflict: directories((content) => {
      content['isDefaultUserDirectory'] = true;
    }),
    told: ofDirectory(
      `says that it is the default directory of instance ${guide.instance}, which says it is not`,
    ),
  },
  {
    name: 'a site with a default directory that does not exist',
    inflict: ({ house }) =>
      rewriteDocument(house, 'instance', guide.instance, (instance) => {
        instance['defaultUserDirectory'] = '42';
      }),
    told: () => [
      {
        check: 'documents',
        what: guide.instance,
        message: '(instance) names defaultUserDirectory 42, which does not exist',
      },
    ],
  },
  {
    name: 'a site whose default directory does not know it',
    inflict: ({ house }) =>
      rewriteDocument(house, 'instance', guide.instance, (instance) => {
        instance['defaultUserDirectory'] = guide.directory;
      }),
    told: () => [
      {
        check: 'documents',
        what: guide.instance,
        message: `(instance) names defaultUserDirectory ${guide.directory}, which is no live default directory of it`,
      },
    ],
  },
  {
    name: 'a customer whose default site does not exist',
    inflict: ({ house }) =>
      rewriteDocument(house, 'customer', customer, (entity) => {
        entity['defaultInstance'] = '42';
      }),
    told: () => [
      {
        check: 'documents',
        what: customer,
        message: '(customer) names defaultInstance 42, which does not exist',
      },
    ],
  },
  {
    name: 'a group of a kind that does not exist',
    inflict: ({ house, group }) =>
      rewriteDocument(house, 'feed', group, (feed) => {
        feed['type'] = '42';
      }),
    told: ({ group }) => [
      { check: 'documents', what: group, message: '(feed) names type 42, which does not exist' },
    ],
  },
  {
    name: 'a group that is no JSON',
    inflict: ({ house, group }) =>
      changeRows(house.database, (db) => [
        db.updateTable('feed').set({ document: 'group' }).where('id', '=', group),
      ]),
    told: ({ group }) => [{ check: 'documents', what: group, message: '(feed) is no JSON object' }],
  },
];

describe('the doctor tells, and leaves to a person,', () => {
  it.each(wounds)('$name', async ({ inflict, told }) => {
    await using patient = await makePatient();
    const { house } = patient;
    await inflict(patient);
    await using rows = await openRows(house);
    const before = await rows.of('user');
    // What is derived from a changed profile is mended; the rest stays.
    const left = await examine(house, { fix: true });
    expect(left.findings).toEqual(
      told(patient).map((finding) => ({ ...finding, customer, canFix: false })),
    );
    expect(left).toMatchObject({ isSound: false });
    const keep = ({ id, version, profile }: (typeof before)[number]) => ({ id, version, profile });
    expect((await rows.of('user')).map(keep)).toEqual(before.map(keep));
  });

  it('the same as often as it is asked', async () => {
    await using patient = await makePatient();
    await setProfile('null')(patient);
    const first = await examine(patient.house, { fix: true });
    expect(first).toMatchObject({ isSound: false, count: 1 });
    expect(first).not.toHaveProperty('repaired');
    expect(await examine(patient.house, { fix: true })).toEqual(first);
    expect(await examine(patient.house)).toEqual(first);
  });

  it('rows of a customer that does not exist', async () => {
    await using patient = await makePatient();
    const { house } = patient;
    await changeRows(house.database, (db) => [
      db.insertInto('role').values({
        customer: '42',
        id: '43',
        document: JSON.stringify({ id: '43', customer: '42' }),
      }),
    ]);
    const { isSound, findings } = await examine(house, { fix: true });
    expect(findings).toEqual([
      {
        check: 'customers',
        customer: '42',
        what: '42',
        message: 'is no customer, but rows belong to it: 1 of role',
        canFix: false,
      },
    ]);
    expect(isSound).toBe(false);
  });
});
