import type { Filter } from '@whoswho/core';
import { departments } from '../../packages/server/src/demo/company/departments.ts';
import { peopleFields } from '../../packages/server/src/demo/company/people-directory.ts';
import { anyOf } from '../any-of.ts';

/** Three conditions that hold for some. */
export interface Narrowing {
  readonly department: string;
  readonly isRemote: boolean;
  /** A day: who came then or later. */
  readonly since: string;
}

/** Three conditions at random. */
export function anyNarrowing(): Narrowing {
  const year = 2012 + Math.floor(Math.random() * 10);
  const { name } = anyOf(departments);
  return { department: name, isRemote: Math.random() < 0.5, since: `${year}-01-01` };
}

/** The same as a finder takes it. */
export function narrow({ department: name, isRemote, since }: Narrowing): Filter[] {
  return [
    { field: 'organizations/department', op: 'contains', value: name },
    { field: peopleFields.remote.uuid, op: 'equals', value: isRemote },
    { field: peopleFields.start_date.uuid, op: 'greaterOrEqual', value: since },
  ];
}
