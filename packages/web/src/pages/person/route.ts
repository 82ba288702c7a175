import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../root-route.ts';

/** What a link to a person can say beside whom. */
export interface PersonSearch {
  /** Through which directory; the default one when absent. */
  readonly directory?: string | undefined;
  /** A day (its end), or a time with its zone. */
  readonly asOf?: string | undefined;
  /** The history is open: of a field or attribute, or `all`. */
  readonly history?: string | undefined;
}

export const personRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/$slug',
  validateSearch: (search: Record<string, unknown>): PersonSearch => ({
    ...textAt(search, 'directory'),
    ...textAt(search, 'asOf'),
    ...textAt(search, 'history'),
  }),
  component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
});

function textAt(search: Record<string, unknown>, key: keyof PersonSearch): PersonSearch {
  const text = search[key];
  return typeof text === 'string' && text !== '' && (key !== 'asOf' || isTime(text))
    ? { [key]: text }
    : {};
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\d/u.test(text) && !Number.isNaN(Date.parse(text));
}
