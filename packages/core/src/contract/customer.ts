import { array, jsonObject, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, uid } from './endpoint.ts';

/** The organization (wire 3.1). */
export const Customer = object(
  {
    id: string(),
    uid: string(),
    name: string(),
    slug: string(),
    domain: string(),
    email: string(),
    status: string(),
    defaultInstance: string(),
    hosts: array(string()),
    features: array(string()),
    loginMethods: array(string()),
    feedAll: jsonObject({ description: 'The group of everybody.' }),
    feedPublic: jsonObject({ description: 'The group of everybody and the public.' }),
    createdAt: string(),
    updatedAt: string(),
  },
  { title: 'Customer', description: 'The organization.' },
);
export type Customer = Static<typeof Customer>;

export const customerGet = endpoint({
  name: 'customer/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get the customer of the caller.',
  description: 'Any id, slug or host but those of the caller’s own customer is unknown.',
  input: object({
    id: string(),
    ...uid,
    customerSlug: string(),
    customerHost: string(),
    ...fields,
    ...callId,
  }),
  output: Customer,
  errors: ['notFound'],
  example: {
    input: { id: '4664706704080896' },
    output: { id: '4664706704080896', uid: '4664706704080896', name: 'Customer', slug: 'customer' },
  },
});
