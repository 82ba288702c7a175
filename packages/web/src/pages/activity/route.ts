import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Icon from '~icons/tabler/history';
import type { LedgerFilter } from '../../data/ledger.ts';
import { shellRoute } from '../../root-route.ts';
import { administrators } from '../menu.ts';
import type { MenuEntry } from '../menu.ts';

/** What a link to the activity says: filters, and whether batches are shown. */
export interface ActivitySearch extends LedgerFilter {
  readonly show?: 'batches';
}

const names = ['uid', 'field', 'actor', 'source', 'batch', 'since', 'until'] as const;

export const activityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/activity',
  validateSearch: (search: Record<string, unknown>): ActivitySearch => ({
    ...Object.fromEntries(
      names.flatMap((name) => {
        const value = search[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    ),
    ...(search['show'] === 'batches' ? { show: 'batches' } : {}),
  }),
  component: lazyRouteComponent(() => import('./activity-page.tsx'), 'ActivityPage'),
});

export const activityMenu: MenuEntry = {
  to: '/activity',
  title: 'activity',
  icon: Icon,
  place: 'administration',
  isFor: administrators,
};
