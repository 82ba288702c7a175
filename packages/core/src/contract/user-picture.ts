import { integer, object, string } from '../schema.ts';
import { callId, endpoint, fields } from './endpoint.ts';
import { exampleUser, identity, User } from './user.ts';

const edge = (meaning: string) => integer({ description: meaning, minimum: 0, maximum: 100_000 });
const side = (meaning: string) => integer({ description: meaning, minimum: 1, maximum: 100_000 });
const reason = string({ description: 'Why; the ledger keeps it.', maxLength: 1000 });
const whose =
  'One’s own, or that of somebody whose attributes one may change. Without uid and email: one’s own.';

export const userPictureSave = endpoint({
  name: 'user/picture/save',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Show a photo of a user instead of their initials.',
  description:
    `${whose} \`profilePictureUrl\` stays what it is; \`?size=64\`, \`256\` or \`512\` chooses a ` +
    'size, and `?v=` with the `pictureVersion` of the user makes an address that can be kept.',
  input: object(
    {
      ...identity,
      media: string({ description: '`id` of the uploaded image (`document/uploadUrl/get`).' }),
      crop: object(
        {
          x: edge('From the left.'),
          y: edge('From above.'),
          width: side('To the right of `x`.'),
          height: side('Below `y`.'),
        },
        {
          description:
            'What is shown, in pixels of the upright original; the square in the middle of it, ' +
            'which is that of all where there is no `crop`.',
          required: ['x', 'y', 'width', 'height'],
        },
      ),
      reason,
      ...fields,
      ...callId,
    },
    { required: ['media'] },
  ),
  output: User,
  errors: ['badRequest', 'notFound', 'forbidden'],
  example: {
    input: { email: 'me@customer.com', media: '5178081291534338' },
    output: { ...exampleUser, pictureVersion: '5f2b9c1d7a3e4f60' },
  },
});

export const userPictureDelete = endpoint({
  name: 'user/picture/delete',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Show the initials of a user again; the photo is not kept.',
  description: whose,
  input: object({ ...identity, reason, ...fields, ...callId }),
  output: User,
  errors: ['notFound', 'forbidden'],
  example: { input: { email: 'me@customer.com' }, output: exampleUser },
});
