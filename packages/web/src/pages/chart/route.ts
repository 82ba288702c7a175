import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/hierarchy-2';
import { shellRoute } from '../../root-route.ts';
import { everybody } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

/** What a link to the chart says. */
export interface ChartSearch {
  /** Id of the person whose line is shown. */
  readonly person?: string;
  /** Uuid of a field that is shown in the boxes. */
  readonly field?: string;
  readonly view?: 'list' | 'chart';
}

export const chartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/chart',
  validateSearch: ({ person, field, view }: Record<string, unknown>): ChartSearch => ({
    ...(typeof person === 'string' ? { person } : {}),
    ...(typeof field === 'string' ? { field } : {}),
    ...(view === 'list' || view === 'chart' ? { view } : {}),
  }),
  component: lazyRouteComponent(() => import('./chart-page.tsx'), 'ChartPage'),
});

export const chartMenu: MenuEntry = {
  to: '/chart',
  title: 'chart',
  icon: Icon,
  place: 'main',
  isFor: everybody,
};
