import { aboutMenu, aboutRoute } from './about/route.ts';
import { accessMenu, accessRoute } from './access/route.ts';
import { activityMenu, activityRoute } from './activity/route.ts';
import { chartMenu, chartRoute } from './chart/route.ts';
import { fieldsMenu, fieldsRoute } from './fields/route.ts';
import { groupsMenu, groupsRoute } from './groups/route.ts';
import type { MenuEntry } from './menu.ts';
import { peopleMenu, peopleRoute } from './people/route.ts';
import { personRoute } from './person/route.ts';
import { settingsMenu, settingsRoute } from './settings/route.ts';
import { homeRoute, signInRoute, welcomeRoute } from './sign-in/route.ts';
import { sitesMenu, sitesRoute } from './sites/route.ts';

/** Pages for whoever is signed in. */
export const shellPages = [
  peopleRoute,
  personRoute,
  chartRoute,
  fieldsRoute,
  activityRoute,
  groupsRoute,
  sitesRoute,
  accessRoute,
  settingsRoute,
  aboutRoute,
] as const;

/** Pages for everybody. */
export const openPages = [homeRoute, signInRoute, welcomeRoute] as const;

/** The menu, in its order. */
export const menu: readonly MenuEntry[] = [
  peopleMenu,
  chartMenu,
  groupsMenu,
  fieldsMenu,
  activityMenu,
  sitesMenu,
  accessMenu,
  settingsMenu,
  aboutMenu,
];
