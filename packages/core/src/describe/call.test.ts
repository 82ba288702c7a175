import { expect, test } from 'vitest';

import type { Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import { array, json, string } from '../schema.ts';
import { cliCall, curlCall, sdkCall, sdkPath } from './call.ts';
import { urlOf } from './entry.ts';

const example: Endpoint = {
  name: 'a/b-c/d',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: '',
  input: {
    type: 'object',
    properties: { text: string(), list: array(string()), any: json() },
  },
  output: undefined,
  errors: [],
  example: { input: { text: "it's a&b", list: 'one', any: { a: 'b"c', 'd-e': [1, true, null] } } },
};

test('spells the name for the SDK', () => {
  expect(sdkPath('user/main-directory/fields')).toBe('user.mainDirectory.fields');
});

test('quotes what a shell would read otherwise', () => {
  expect(cliCall(example)).toBe(
    [
      'whoswho call a/b-c/d',
      String.raw`text='it'\''s a&b'`,
      'list=one',
      String.raw`any='{"a":"b\"c","d-e":[1,true,null]}'`,
    ].join(' \\\n  '),
  );
});

test('puts the inputs of a GET into the query', () => {
  const any = encodeURIComponent(String.raw`{"a":"b\"c","d-e":[1,true,null]}`);
  expect(curlCall(example, urlOf(example))).toContain(
    `b-c/d?text=it's%20a%26b&list=one&any=${any}" \\\n`,
  );
});

test('writes TypeScript that means the same', () => {
  expect(sdkCall(example)).toBe(`await client.a.bC.d({
  text: 'it\\'s a&b',
  list: ['one'],
  any: { a: 'b"c', 'd-e': [1, true, null] },
});`);
});

test('fills in paths, and sends the form and the secret of an application', () => {
  const endpoints: readonly Endpoint[] = contract;
  const token = endpoints.find(({ name }) => name === 'application/token');
  expect(token && curlCall(token, urlOf(token))).toBe(
    [
      'curl "$WHOSWHO_URL/v2/organizations/4664706704080896/application-token"',
      '-u "$CLIENT_ID:$CLIENT_SECRET"',
      '--data-urlencode grant_type=client_credentials',
      '--data-urlencode user_email=me@customer.com',
    ].join(' \\\n  '),
  );
});
