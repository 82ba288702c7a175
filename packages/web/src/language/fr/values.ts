import type { values as english } from '../en/values.ts';

export const values: typeof english = {
  title: 'values',
};
