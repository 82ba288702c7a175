import { array, clearable, object, string } from '../schema.ts';
import { callId, endpoint, fields } from './endpoint.ts';

const groups = array(
  array(string({ minLength: 1, maxLength: 60 }), { minItems: 2, maxItems: 50 }),
  {
    description:
      'The customer’s own: names of a group find each other. A name may be in several groups; case ' +
      'and accents do not count.',
    maxItems: 2000,
  },
);

const Nicknames = object(
  {
    groups,
    builtIn: array(array(string()), { description: 'Those that everybody has, folded.' }),
  },
  {
    title: 'Nicknames',
    description: 'Names that find each other, in groups.',
    required: ['groups', 'builtIn'],
  },
);

const exampleGroups = [['Günther', 'Günni', 'Gü']];
const example = { groups: exampleGroups, builtIn: [['william', 'bill', 'billy', 'will']] };

export const nicknameGet = endpoint({
  name: 'nickname/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get the nicknames by which people are found.',
  input: object({ ...fields, ...callId }),
  output: Nicknames,
  errors: [],
  example: { input: {}, output: example },
});

export const nicknameSave = endpoint({
  name: 'nickname/save',
  verb: 'POST',
  effect: 'write',
  access: 'admin',
  summary: 'Put other own nicknames in the place of those that were saved before.',
  input: object({ ...clearable({ groups }), ...fields, ...callId }),
  output: Nicknames,
  errors: ['badRequest'],
  example: { input: { groups: exampleGroups }, output: example },
});
