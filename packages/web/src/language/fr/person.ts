import type { person as english } from '../en/person.ts';

export const person: typeof english = {
  title: 'person',
};
