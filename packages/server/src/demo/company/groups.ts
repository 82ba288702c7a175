import type { Feed, FeedType, Role } from '@whoswho/core/contract';
import { guide } from '../guide.ts';
import { chiefExecutive, departments } from './departments.ts';
import { siteIds, sites } from './sites.ts';

const departmentType = '5178081291530001';
const siteType = '5178081291530002';

/** The group whose members edit the directory, and fields that are theirs. */
export const humanResourcesFeed = '5178081291560001';

/** The kinds of groups. */
export const feedTypes: readonly (FeedType & { id: string })[] = [
  { id: departmentType, name: 'Departments', icon: 'sitemap', order: 1 },
  { id: siteType, name: 'Sites', icon: 'office-building', order: 2 },
];

/** The groups: one for each department and each site, and the one of Human Resources' rights. */
export const feeds: readonly (Feed & { id: string })[] = [
  ...[chiefExecutive, ...departments].map(({ feed, name }) => ({
    id: feed,
    name,
    type: departmentType,
  })),
  ...siteIds.map((id) => ({ id: sites[id].feed, name: sites[id].name, type: siteType })),
  { id: humanResourcesFeed, name: 'HR', functionalInnerId: 'HR' },
];

/** What the members of the HR group may do. */
export const editorRole: Role & { id: string } = {
  id: '5178081291570001',
  uid: '5178081291570001',
  customer: guide.customer,
  instance: guide.instance,
  name: 'Directory editors',
  description: {
    en: 'Change the directory and the profiles of others.',
    fr: 'Modifier l’annuaire et les profils des autres.',
  },
  feeds: [humanResourcesFeed],
  authorizations: [
    {
      uid: '5178081291570002',
      actions: [{ name: 'EDIT', type: 'USER_DIRECTORY' }],
    },
  ],
  status: 'LIVE',
};
