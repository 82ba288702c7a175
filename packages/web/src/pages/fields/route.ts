import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/forms';
import { shellRoute } from '../../root-route.ts';
import { administrators } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';
import { readFieldsSearch } from './search.ts';

export const fieldsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/fields',
  validateSearch: readFieldsSearch,
  component: lazyRouteComponent(() => import('./fields-page.tsx'), 'FieldsPage'),
});

export const fieldsMenu: MenuEntry = {
  to: '/fields',
  title: 'fields',
  icon: Icon,
  place: 'administration',
  isFor: (session) => administrators(session) || session.instances.length > 0,
};
