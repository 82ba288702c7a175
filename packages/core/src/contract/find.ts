import { array, boolean, choice, integer, json, number, object, string } from '../schema.ts';
import type { Schema, Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, paging } from './endpoint.ts';
import { exampleUser, User } from './user.ts';

/** What can be asked of `user/directory/find`, and kept as a saved search. */
export const findProperties = {
  contentId: string({ description: 'Id of the user directory module.' }),
  query: string({
    description:
      'Free text: every word has to match something that the caller may see, by its beginning or ' +
      'its middle, by a nickname or initials, or, where nothing else does, with one typo.',
    maxLength: 1000,
  }),
  filter: json({
    description:
      'A condition as text, such as `department:Sales AND startDate>=2024-01-01`, or as a tree: ' +
      '`{"and": [...]}`, `{"or": [...]}`, `{"not": ...}`, `{"field", "op", "value"}`.',
  }),
  facets: array(json(), {
    description:
      'Fields whose values are counted: names, or `{"field", "limit"}`. At most 20 of them.',
    maxItems: 20,
  }),
  sort: array(string(), {
    description:
      'Fields or attributes, `-` before one reverses; people without a value come last. When ' +
      'absent: with a query the best matches first, else by last name, first name and id.',
    maxItems: 5,
  }),
  select: array(string(), {
    description:
      'Keys or uuids of the fields, and names of the attributes, that are sent of each person; ' +
      'all when absent.',
    maxItems: 100,
  }),
  lang: string({ description: 'Language of labels and of the order; the caller’s when absent.' }),
};

const FacetValue = object(
  {
    value: json({ description: 'As it is stored, to be used in a filter.' }),
    label: string({ description: 'In the language of the request.' }),
    count: integer(),
  },
  { required: ['value', 'label', 'count'] },
);

/** The values of one field among the people found. */
const Facet = object(
  {
    values: array(FacetValue, { description: 'The most frequent first.' }),
    missing: integer({ description: 'How many have no value.' }),
    more: boolean({ description: 'Whether there are further values.' }),
  },
  { title: 'Facet', required: ['values', 'missing', 'more'] },
);
export type Facet = Static<typeof Facet>;

const facets: Schema<Record<string, Facet>> = object(
  {},
  { description: 'By the names asked for.', additionalProperties: Facet },
);

export const userDirectoryFind = endpoint({
  name: 'user/directory/find',
  verb: 'POST',
  effect: 'read',
  access: 'member',
  summary: 'Find people by free text and by any field, with counts.',
  description:
    'Enabled people who are not hidden; administrators get others with a condition on `status` ' +
    'or with `showHidden`. See `docs/finding.md` for what matches and in which order.',
  input: object({
    ...findProperties,
    showHidden: boolean({ description: 'Hidden people too (administrators).', default: false }),
    ...paging,
    ...fields,
  }),
  query: ['contentId', 'cursor', 'maxResults', 'fields'],
  output: object(
    {
      ...listOf(User).properties,
      total: integer({ description: 'How many people are found.' }),
      facets,
      suggestions: array(string(), {
        description: 'Other spellings of the query that find somebody (did you mean).',
      }),
    },
    { required: ['more', 'total'] },
  ),
  errors: ['notFound', 'badRequest', 'invalidParameter'],
  example: {
    input: { query: 'support', facets: ['department'] },
    output: {
      items: [exampleUser],
      more: false,
      total: 1,
      facets: {
        department: {
          values: [{ value: 'Support', label: 'Support', count: 1 }],
          missing: 0,
          more: false,
        },
      },
    },
  },
});

const Suggestion = object(
  {
    kind: choice(['person', 'value'], { description: 'A person, or a value of a field.' }),
    text: string({ description: 'What is shown: a name, or a label.' }),
    uid: string({ description: 'Of a person.' }),
    email: string({ description: 'Of a person.' }),
    field: string({ description: 'Of a value: the field’s key, or the attribute.' }),
    value: json({ description: 'Of a value: as it is stored, to be used in a filter.' }),
    count: number({ description: 'Of a value: how many people have it.' }),
  },
  { title: 'Suggestion', required: ['kind', 'text'] },
);

export const userDirectorySuggest = endpoint({
  name: 'user/directory/suggest',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Suggest people and field values while somebody types.',
  input: object(
    {
      query: string({ description: 'What has been typed so far.', maxLength: 1000 }),
      contentId: findProperties.contentId,
      lang: findProperties.lang,
      maxResults: integer({ default: 8, minimum: 1, maximum: 50 }),
      ...fields,
      ...callId,
    },
    { required: ['query'] },
  ),
  output: object(
    { items: array(Suggestion), callId: string() },
    { title: 'Suggestions', required: ['items'] },
  ),
  errors: ['notFound', 'badRequest'],
  example: {
    input: { query: 'sup' },
    output: {
      items: [{ kind: 'value', text: 'Support', field: 'department', value: 'Support', count: 1 }],
    },
  },
});
