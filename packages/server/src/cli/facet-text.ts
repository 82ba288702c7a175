import type { Facet } from '@whoswho/core/contract';
import { plain } from './table.ts';

/** `Department: Sales 12, Legal 3, (no value) 2`; `...` where there are further values. */
export function facetText(title: string, { values, missing, more }: Facet): string {
  const counts = [
    ...values.map(({ label, count }) => `${plain(label)} ${count}`),
    ...(more ? ['...'] : []),
    ...(missing === 0 ? [] : [`(no value) ${missing}`]),
  ];
  return `${plain(title)}: ${counts.join(', ')}`;
}
