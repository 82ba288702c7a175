import { object, string } from '../schema.ts';
import { callId, endpoint, fields } from './endpoint.ts';
import { identity } from './user.ts';

export const userVcard = endpoint({
  name: 'user/vcard',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get a user as a vCard; without uid and email, the caller.',
  description:
    'vCard 4.0 (RFC 6350) of the name, the e-mail address and the fields that the caller may see: ' +
    'phones, addresses, links and what is bound to the organization.',
  input: object({
    ...identity,
    contentId: string({ description: 'Id of the user directory module.' }),
    lang: string({ description: 'Language of labels; the caller’s when absent.' }),
    ...fields,
    ...callId,
  }),
  output: object(
    {
      vcard: string({ description: 'The text of the file, its lines ended by CRLF.' }),
      fileName: string({ description: 'Such as `Ada Lovelace.vcf`.' }),
    },
    { title: 'Vcard', required: ['vcard', 'fileName'] },
  ),
  errors: ['notFound', 'badRequest'],
  example: {
    input: { email: 'me@customer.com' },
    output: {
      vcard: 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\n...END:VCARD\r\n',
      fileName: 'Ada Lovelace.vcf',
    },
  },
});
