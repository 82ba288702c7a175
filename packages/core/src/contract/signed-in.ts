import { boolean, object, string } from '../schema.ts';

/** Who is signed in, as far as a page has to know to begin. */
export const SignedInUser = object(
  {
    id: string(),
    email: string(),
    firstName: string(),
    lastName: string(),
    lang: string(),
    isAdmin: boolean({ description: 'Platform administrator.' }),
  },
  {
    title: 'SignedInUser',
    description: 'Who is signed in.',
    required: ['id', 'email', 'isAdmin'],
  },
);

/** What signing in answers; the session itself is in the cookie alone. */
export const signedIn = object({ user: SignedInUser }, { required: ['user'] });

/** A password on its way in; it is never shown again, not even in an error. */
export const password = (description: string) =>
  string({ description, format: 'password', maxLength: 1000 });

/** The guide's person as the reference shows them signed in. */
export const exampleSignedInUser = {
  id: '5066549580791808',
  email: 'me@customer.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  lang: 'en',
  isAdmin: false,
};
