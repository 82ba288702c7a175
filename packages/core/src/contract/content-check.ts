import { array, choice, integer, json, languageMap, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { Content } from './content.ts';
import { callId, endpoint } from './endpoint.ts';

/** Somebody whose value would not fit. */
const Misfit = object(
  {
    uid: string(),
    fullName: string(),
    value: json({ description: 'As it is stored.' }),
    rule: string({ description: 'What it breaks, in the words in which a save refuses it.' }),
  },
  { title: 'Misfit', required: ['uid', 'fullName', 'value', 'rule'] },
);

/** What a changed definition of a field means for the values that are stored. */
const FieldCheck = object(
  {
    uuid: string(),
    title: languageMap({ description: 'Of the draft; of a removed field the stored one.' }),
    changes: array(
      choice([
        ...(['added', 'removed', 'type', 'binding', 'options', 'limits', 'pattern'] as const),
        ...(['required', 'unique', 'multiple', 'settings'] as const),
      ]),
      { description: 'What differs from the stored definition.' },
    ),
    people: integer({ description: 'How many people have a value.' }),
    missing: integer({ description: 'How many have none.' }),
    misfits: integer({ description: 'How many have a value that would not fit.' }),
    misfitsToday: integer({
      description: 'How many of the values do not fit the stored definition either.',
    }),
    examples: array(Misfit, {
      description: 'At most 5 of the misfits, of those whom you may see.',
    }),
  },
  {
    title: 'FieldCheck',
    description: 'What a changed definition of a field means for the values that are stored.',
    required: [
      ...(['uuid', 'title', 'changes', 'people', 'missing'] as const),
      ...(['misfits', 'misfitsToday', 'examples'] as const),
    ],
  },
);
export type FieldCheck = Static<typeof FieldCheck>;

export const contentCheck = endpoint({
  name: 'content/check',
  verb: 'POST',
  effect: 'read',
  access: 'instanceAdmin',
  summary: 'Tell what a change of a user directory module would mean for stored values.',
  description:
    'For whoever may change the module. Nothing is saved. Saving a module changes no value: ' +
    'those that do not fit stay, and are judged when somebody changes them. Looks at everybody, ' +
    'which takes some seconds where there are very many. A draft that `content/save` would refuse ' +
    'is refused. `content` is the module as it would be saved, without `uid` a new one.',
  input: object(
    {
      content: Content,
      fields: array(string(), {
        description: 'Uuids of the fields to look at; every field that differs when absent.',
        maxItems: 500,
      }),
      ...callId,
    },
    { required: ['content'] },
  ),
  output: object(
    {
      items: array(FieldCheck, { description: 'One for each field that differs, in their order.' }),
      callId: string(),
    },
    { title: 'ContentCheck', required: ['items'] },
  ),
  errors: ['badRequest', 'notFound', 'forbidden'],
  example: {
    input: {
      content: {
        uid: '6486401110769664',
        template: {
          components: [
            {
              uuid: 'b72127e4-867a-4aba-a843-70c11dc599ef',
              title: { en: 'Phone number' },
              type: 'phone',
            },
          ],
        },
      },
      fields: ['b72127e4-867a-4aba-a843-70c11dc599ef'],
    },
    output: {
      items: [
        {
          uuid: 'b72127e4-867a-4aba-a843-70c11dc599ef',
          title: { en: 'Phone number' },
          changes: ['type'],
          people: 250,
          missing: 50,
          misfits: 1,
          misfitsToday: 0,
          examples: [
            {
              uid: '5066549580791808',
              fullName: 'Ada Lovelace',
              value: 'ask Bob',
              rule: 'is not a phone number',
            },
          ],
        },
      ],
    },
  },
});
