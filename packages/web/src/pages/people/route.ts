import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import Icon from '~icons/tabler/users';
import { ofSavedSearch } from '../../data/people-question.ts';
import { readPeopleSearch } from '../../data/people-search.ts';
import type { PeopleSearch } from '../../data/people-search.ts';
import { queryClient } from '../../data/query-client.ts';
import { searchQuery } from '../../data/searches.ts';
import { shellRoute } from '../../root-route.ts';
import { everybody } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

export const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  validateSearch: readPeopleSearch,
  beforeLoad: ({ search }) => openSavedSearch(search),
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
});

export const peopleMenu: MenuEntry = {
  to: '/people',
  title: 'people',
  icon: Icon,
  place: 'main',
  isFor: everybody,
};

/** The address of a saved search (`/people?search=ID`) becomes that of what it asks. */
async function openSavedSearch({ search, ...others }: PeopleSearch): Promise<void> {
  if (search === undefined || Object.keys(others).length > 0) {
    return;
  }
  const saved = ofSavedSearch(await queryClient.ensureQueryData(searchQuery(search)));
  if (Object.keys(saved).length > 1) {
    throw redirect({ to: '/people', search: saved, replace: true });
  }
}
