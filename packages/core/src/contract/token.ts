import { array, boolean, integer, object, string } from '../schema.ts';
import { callId, endpoint, fields, listOf } from './endpoint.ts';

/** A bearer token, without its secret. */
const Token = object(
  {
    id: string(),
    name: string({ description: 'What the token is for.' }),
    user: string({ description: 'E-mail address of the user it acts as.' }),
    application: string({ description: 'Id of the application that asked for it.' }),
    createdAt: string(),
    expiresAt: string({ description: 'Absent: it does not expire.' }),
    lastUsedAt: string({
      description: 'To the hour, some minutes late; absent: not yet, as far as is known.',
    }),
    isRevoked: boolean(),
  },
  { title: 'AccessToken', description: 'A bearer token, without its secret.' },
);

const exampleToken = {
  id: '5910974510923776',
  name: 'nightly sync',
  user: 'me@customer.com',
  createdAt: '2026-11-24T08:00:00.000000',
};
const key = object({ id: string(), ...callId }, { required: ['id'] });

export const tokenCreate = endpoint({
  name: 'token/create',
  verb: 'POST',
  effect: 'write',
  access: 'admin',
  summary: 'Create a bearer token that acts as a user; its secret is shown only here.',
  input: object(
    {
      email: string({ description: 'E-mail address of the user.' }),
      name: string({ description: 'What the token is for.', maxLength: 200 }),
      expiresInSeconds: integer({
        description: 'Life of the token in seconds; 90 days when absent.',
        minimum: 1,
        maximum: 315_360_000,
      }),
      ...callId,
    },
    { required: ['email'] },
  ),
  output: object(
    { ...Token.properties, accessToken: string({ description: 'The secret; keep it safe.' }) },
    { required: ['accessToken'] },
  ),
  errors: ['notFound'],
  example: {
    input: { email: 'me@customer.com', name: 'nightly sync' },
    output: { ...exampleToken, accessToken: 'wwt_...' },
  },
});

export const tokenList = endpoint({
  name: 'token/list',
  verb: 'GET',
  effect: 'read',
  access: 'admin',
  summary: 'List bearer tokens that are in force, newest first.',
  input: object({ ...fields, ...callId }),
  output: listOf(Token),
  errors: [],
  example: { input: {}, output: { items: [exampleToken], more: false } },
});

export const tokenRevoke = endpoint({
  name: 'token/revoke',
  verb: 'POST',
  effect: 'write',
  access: 'admin',
  summary: 'Revoke a bearer token; its next request is answered with 401.',
  input: key,
  output: undefined,
  errors: ['notFound'],
  example: { input: { id: '5910974510923776' } },
});

/** A source of changes, as fields name it in `sources`. */
const sourceName = string({
  minLength: 1,
  maxLength: 100,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]*$',
});

/** An application: it gets tokens by its own id and secret. */
const Application = object(
  {
    id: string({ description: 'The client id.' }),
    name: string(),
    createdAt: string(),
    isRevoked: boolean(),
    sources: array(string(), { description: 'The sources that its tokens may claim.' }),
  },
  { title: 'Application', description: 'A program that gets tokens by its own id and secret.' },
);
const exampleApplication = {
  id: '5910974510923777',
  name: 'HR sync',
  createdAt: '2026-11-24T08:00:00.000000',
};

export const applicationCreate = endpoint({
  name: 'application/create',
  verb: 'POST',
  effect: 'write',
  access: 'admin',
  summary: 'Create an application; its secret is shown only here.',
  input: object(
    {
      name: string({ minLength: 1, maxLength: 200 }),
      sources: array(sourceName, {
        description:
          'What changes through its tokens may be said to come from (`Whoswho-Source`), for ' +
          'example `hr-import`.',
        maxItems: 20,
      }),
      ...callId,
    },
    { required: ['name'] },
  ),
  output: object(
    { ...Application.properties, clientSecret: string({ description: 'Keep it safe.' }) },
    { required: ['clientSecret'] },
  ),
  errors: [],
  example: {
    input: { name: 'HR sync' },
    output: { ...exampleApplication, clientSecret: 'wws_...' },
  },
});

export const applicationList = endpoint({
  name: 'application/list',
  verb: 'GET',
  effect: 'read',
  access: 'admin',
  summary: 'List applications that are in force, newest first.',
  input: object({ ...fields, ...callId }),
  output: listOf(Application),
  errors: [],
  example: { input: {}, output: { items: [exampleApplication], more: false } },
});

export const applicationRevoke = endpoint({
  name: 'application/revoke',
  verb: 'POST',
  effect: 'write',
  access: 'admin',
  summary: 'Revoke an application and every token it got.',
  input: key,
  output: undefined,
  errors: ['notFound'],
  example: { input: { id: '5910974510923777' } },
});

export const applicationToken = endpoint({
  name: 'application/token',
  path: '/v2/organizations/{id}/application-token',
  verb: 'POST',
  effect: 'write',
  access: 'application',
  summary: 'Exchange client id and secret for a token that acts as a user.',
  description:
    'HTTP Basic with the client id and secret; the body is a form: ' +
    '`grant_type=client_credentials&user_email=...`.',
  input: object(
    {
      id: string({ description: 'Id of the customer.' }),
      grant_type: string(),
      user_email: string({ description: 'E-mail address of the user to act as.' }),
      scope: array(string()),
    },
    { required: ['id', 'user_email'] },
  ),
  output: object(
    {
      access_token: string(),
      token_type: string(),
      expires_in: integer({ description: 'Seconds.' }),
    },
    { required: ['access_token', 'token_type', 'expires_in'] },
  ),
  errors: ['badRequest', 'notFound'],
  example: {
    input: {
      id: '4664706704080896',
      grant_type: 'client_credentials',
      user_email: 'me@customer.com',
    },
    output: { access_token: 'wwt_...', token_type: 'Bearer', expires_in: 3600 },
  },
});
