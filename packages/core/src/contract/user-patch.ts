import { jsonObject, object, string } from '../schema.ts';
import { callId, endpoint } from './endpoint.ts';
import { exampleUser, identity, User, userProperties } from './user.ts';

export const userPatch = endpoint({
  name: 'user/patch',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Change some values of a user, by the keys of their fields.',
  description:
    'The comfortable write: only what is named changes. `fields` names fields of the directory by ' +
    'key or uuid, and attributes such as `firstName`; `null` clears. Without `contentId` it is the ' +
    'default directory, or the only one that has all of them.',
  input: object(
    {
      uid: identity.uid,
      email: userProperties.email,
      contentId: string({ description: 'Id of the user directory module.' }),
      etag: userProperties.etag,
      fields: jsonObject({ description: 'Values by key or uuid; `null` clears.' }),
      reason: string({ description: 'Why, for the ledger.', maxLength: 1000 }),
      override: string({
        description:
          'How long a value set in the place of a source that goes first shall hold: `nextSync` ' +
          '(when absent), `forever`, or a time.',
        maxLength: 40,
      }),
      ...callId,
    },
    { required: ['fields'] },
  ),
  positional: ['email', 'fields'],
  output: User,
  errors: [
    'badRequest',
    'invalidValue',
    'fieldNotEditable',
    'notFound',
    'conflict',
    'conditionNotMet',
  ],
  example: {
    input: { email: 'me@customer.com', fields: { title: 'Support Leader' } },
    output: exampleUser,
  },
});
