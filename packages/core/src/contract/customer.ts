import { array, clearable, jsonObject, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, uid } from './endpoint.ts';

/** The organization (wire 3.1). */
export const Customer = object(
  {
    id: string(),
    uid: string(),
    ...clearable({
      name: string({ maxLength: 200 }),
      slug: string({ maxLength: 200 }),
      domain: string({ maxLength: 254 }),
      email: string({ maxLength: 254 }),
      defaultInstance: string({ description: 'Id of the main site.' }),
      hosts: array(string({ maxLength: 254 }), { maxItems: 100 }),
    }),
    status: string({ description: 'Read only.' }),
    features: array(string(), { description: 'Read only.' }),
    loginMethods: array(string(), { description: 'Read only.' }),
    feedAll: jsonObject({ description: 'The group of everybody. Read only.' }),
    feedPublic: jsonObject({ description: 'The group of everybody and the public. Read only.' }),
    createdAt: string({ description: 'Read only.' }),
    updatedAt: string({ description: 'Read only.' }),
  },
  { title: 'Customer', description: 'The organization.' },
);
export type Customer = Static<typeof Customer>;

const exampleCustomer = {
  id: '4664706704080896',
  uid: '4664706704080896',
  name: 'Customer',
  slug: 'customer',
};

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
    output: exampleCustomer,
  },
});

export const customerSave = endpoint({
  name: 'customer/save',
  verb: 'POST',
  effect: 'write',
  access: 'admin',
  summary: 'Change the given keys of the customer of the caller.',
  description:
    'Absent keys keep their value, `null`, `""` and `[]` clear, unknown keys are kept, read-only ' +
    'keys are ignored.',
  input: object({ ...Customer.properties, ...fields, ...callId }),
  query: ['fields'],
  output: Customer,
  errors: ['badRequest', 'notFound'],
  example: { input: { name: 'Customer' }, output: exampleCustomer },
});
