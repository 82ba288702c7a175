import type { entrance as english } from '../en/entrance.ts';

export const entrance: typeof english = {
  title: 'entrance',
};
