import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/user-circle';
import { shellRoute } from '../../root-route.ts';
import { everybody } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

export const aboutRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/about',
  component: lazyRouteComponent(() => import('./about-page.tsx'), 'AboutPage'),
});

export const aboutMenu: MenuEntry = {
  to: '/about',
  title: 'about',
  icon: Icon,
  place: 'account',
  isFor: everybody,
};
