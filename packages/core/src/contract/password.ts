import { boolean, choice, object, string } from '../schema.ts';
import { callId, endpoint } from './endpoint.ts';
import { exampleSignedInUser, password, signedIn } from './signed-in.ts';

const email = string({ description: 'E-mail address of the account.', maxLength: 254 });
const newPassword = password(
  'The new password: 10 to 200 characters, neither a common one nor the own name or address.',
);
const secret = string({
  description: 'What stands behind `#` in the link.',
  format: 'password',
  minLength: 1,
  maxLength: 200,
});
const expiresAt = string({ description: 'When the link ends unless it is used before.' });

export const passwordChange = endpoint({
  name: 'password/change',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Change the own password; every other device is signed out.',
  input: object(
    { oldPassword: password('The present password.'), newPassword, ...callId },
    { required: ['oldPassword', 'newPassword'] },
  ),
  output: undefined,
  errors: ['invalidValue', 'tooManyTries'],
  example: { input: { oldPassword: '...', newPassword: '...' } },
});

export const passwordLink = endpoint({
  name: 'password/link',
  verb: 'POST',
  effect: 'write',
  access: 'admin',
  summary: 'Make a link with which somebody sets their password, once.',
  description:
    'An invitation is in force for 7 days, a reset for 24 hours; a further one of its kind ends ' +
    'the one before. Its secret is shown only here.',
  input: object(
    {
      email,
      purpose: choice(['invitation', 'reset']),
      send: boolean({ description: 'Whether to mail it too.', default: false }),
      ...callId,
    },
    { required: ['email', 'purpose'] },
  ),
  output: object(
    {
      url: string({ description: 'The link; whoever has it can set the password.' }),
      expiresAt,
      sent: boolean({ description: 'Whether it was mailed.' }),
    },
    { title: 'PasswordLink', required: ['url', 'expiresAt', 'sent'] },
  ),
  errors: ['notFound', 'mailNotSetUp', 'mailFailed'],
  example: {
    input: { email: 'me@customer.com', purpose: 'invitation' },
    output: {
      url: 'https://people.customer.com/welcome#wwl_...',
      expiresAt: '2026-12-01T08:00:00.000000',
      sent: false,
    },
  },
});

export const passwordRequest = endpoint({
  name: 'password/request',
  verb: 'POST',
  effect: 'write',
  access: 'anyone',
  summary: 'Have a link mailed with which a forgotten password is set anew.',
  description: 'Answers alike whether there is such an account or not.',
  input: object({ email, ...callId }, { required: ['email'] }),
  output: undefined,
  errors: ['mailNotSetUp', 'tooManyTries', 'crossSite'],
  example: { input: { email: 'me@customer.com' } },
});

export const passwordLinkInfo = endpoint({
  name: 'password/linkInfo',
  verb: 'POST',
  effect: 'read',
  access: 'anyone',
  summary: 'Whom a link is for, and what it is for.',
  input: object({ secret, ...callId }, { required: ['secret'] }),
  output: object(
    {
      email: string(),
      purpose: choice(['invitation', 'reset', 'signIn'], {
        description: '`signIn` signs in without a new password.',
      }),
      expiresAt,
    },
    { title: 'PasswordLinkInfo', required: ['email', 'purpose', 'expiresAt'] },
  ),
  errors: ['notFound', 'crossSite'],
  example: {
    input: { secret: 'wwl_...' },
    output: {
      email: 'me@customer.com',
      purpose: 'invitation',
      expiresAt: '2026-12-01T08:00:00.000000',
    },
  },
});

export const passwordRedeem = endpoint({
  name: 'password/redeem',
  verb: 'POST',
  effect: 'write',
  access: 'anyone',
  summary: 'Set a password with a link, and sign in.',
  description:
    'Answers as `session/create` does. A link is used once; setting the password ends every other ' +
    'link and session of the person. A link whose purpose is `signIn` takes no new password.',
  input: object({ secret, newPassword, ...callId }, { required: ['secret'] }),
  output: signedIn,
  errors: ['badRequest', 'invalidValue', 'notFound', 'crossSite'],
  example: {
    input: { secret: 'wwl_...', newPassword: '...' },
    output: { user: exampleSignedInUser },
  },
});
