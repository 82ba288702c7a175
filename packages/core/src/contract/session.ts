import { array, boolean, object, string } from '../schema.ts';
import { callId, endpoint, fields, listOf } from './endpoint.ts';
import { exampleSignedInUser, password, signedIn, SignedInUser } from './signed-in.ts';

export const sessionCreate = endpoint({
  name: 'session/create',
  verb: 'POST',
  effect: 'write',
  access: 'anyone',
  summary: 'Sign in with e-mail and password.',
  description:
    'The session is in the cookie `whoswho_session` of the answer, never in its body. A wrong ' +
    'password, an unknown address and a disabled account answer alike. After several failures of ' +
    'an account or an address, further ones have to wait (`Retry-After`).',
  input: object(
    {
      email: string({ description: 'E-mail address of the account.', maxLength: 254 }),
      password: password('The password of the account.'),
      ...callId,
    },
    { required: ['email', 'password'] },
  ),
  output: signedIn,
  errors: ['signInFailed', 'tooManyTries', 'crossSite'],
  example: {
    input: { email: 'me@customer.com', password: '...' },
    output: { user: exampleSignedInUser },
  },
});

export const sessionGet = endpoint({
  name: 'session/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Who is signed in, and what they may do; works with a token too.',
  input: object({ ...fields, ...callId }),
  output: object(
    {
      user: SignedInUser,
      isAdmin: boolean({ description: 'Platform administrator.' }),
      mayEditPeople: boolean({ description: 'May change profiles of others somewhere.' }),
      instances: array(string(), { description: 'Ids of the instances administered.' }),
      feeds: array(string(), { description: 'Ids of the groups of the user.' }),
      language: string({ description: 'Preferred language; absent when none was chosen.' }),
      session: string({ description: 'Id of the session; absent with a token.' }),
      expiresAt: string({ description: 'When the session ends unless it is used before.' }),
      customer: object(
        { id: string(), name: string(), slug: string() },
        { required: ['id'], description: 'The organization.' },
      ),
      version: string({ description: 'Of the program.' }),
    },
    {
      title: 'SessionInfo',
      description: 'Who is signed in, and what they may do.',
      required: ['user', 'isAdmin', 'mayEditPeople', 'instances', 'feeds', 'customer', 'version'],
    },
  ),
  errors: [],
  example: {
    input: {},
    output: {
      user: exampleSignedInUser,
      isAdmin: false,
      mayEditPeople: false,
      instances: [],
      feeds: ['5312347283783680'],
      language: 'en',
      session: '5910974510923778',
      expiresAt: '2026-12-24T08:00:00.000000',
      customer: { id: '4664706704080896', name: 'Customer', slug: 'customer' },
      version: '0.1.0',
    },
  },
});

export const sessionDelete = endpoint({
  name: 'session/delete',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Sign this device out.',
  description: 'Ends the session of the request and clears its cookie; with a token, nothing ends.',
  input: object({ ...callId }),
  output: undefined,
  errors: [],
  example: { input: {} },
});

/** A device that is signed in. */
const Session = object(
  {
    id: string(),
    userAgent: string({ description: 'What the browser says it is.' }),
    address: string({ description: 'Network address at sign-in.' }),
    createdAt: string(),
    lastSeenAt: string({ description: 'Right to the minute.' }),
    expiresAt: string({ description: 'When it ends unless it is used before.' }),
    isCurrent: boolean({ description: 'The session of this request.' }),
  },
  {
    title: 'Session',
    description: 'A device that is signed in.',
    required: ['id', 'createdAt', 'lastSeenAt', 'expiresAt', 'isCurrent'],
  },
);

export const sessionList = endpoint({
  name: 'session/list',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'List the devices on which the caller is signed in, last seen first.',
  input: object({
    email: string({ description: 'Somebody else (administrators).', maxLength: 254 }),
    ...fields,
    ...callId,
  }),
  output: listOf(Session),
  errors: ['forbidden', 'notFound'],
  example: {
    input: {},
    output: {
      items: [
        {
          id: '5910974510923778',
          userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
          address: '192.0.2.7',
          createdAt: '2026-11-24T08:00:00.000000',
          lastSeenAt: '2026-11-24T08:12:00.000000',
          expiresAt: '2026-12-24T08:12:00.000000',
          isCurrent: true,
        },
      ],
      more: false,
    },
  },
});

export const sessionRevoke = endpoint({
  name: 'session/revoke',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Sign a device out; its next request is answered with 401.',
  description: 'An own one; administrators, anybody’s.',
  input: object(
    { id: string({ description: 'Id of the session.' }), ...callId },
    {
      required: ['id'],
    },
  ),
  output: undefined,
  errors: ['notFound'],
  example: { input: { id: '5910974510923778' } },
});

export const sessionRevokeOthers = endpoint({
  name: 'session/revokeOthers',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Sign the caller out on every other device.',
  input: object({ ...callId }),
  output: undefined,
  errors: [],
  example: { input: {} },
});
