import type { EndpointNamed, OutputOf } from '@whoswho/core/contract';
import { plain } from './table.ts';

type Answer = OutputOf<EndpointNamed<'user/directory/find'>>;
type Facet = NonNullable<Answer['facets']>[string];

/** `Department: Sales 12, Legal 3, (no value) 2`; `...` where there are further values. */
export function facetText(title: string, { values, missing, more }: Facet): string {
  const counts = [
    ...values.map(({ label, count }) => `${plain(label)} ${count}`),
    ...(more ? ['...'] : []),
    ...(missing === 0 ? [] : [`(no value) ${missing}`]),
  ];
  return `${plain(title)}: ${counts.join(', ')}`;
}
