import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/key';
import { shellRoute } from '../../root-route.ts';
import { administrators } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

export const accessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/access',
  component: lazyRouteComponent(() => import('./access-page.tsx'), 'AccessPage'),
});

export const accessMenu: MenuEntry = {
  to: '/access',
  title: 'access',
  icon: Icon,
  place: 'administration',
  isFor: administrators,
};
