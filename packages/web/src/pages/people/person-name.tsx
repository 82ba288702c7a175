import type { User } from '@whoswho/core/contract';
import { nameOf, slugOf } from '../../ui/person-link.tsx';
import classes from './people.module.css';

/**
 * A person's name in a list, a link for those who open it in another tab; the list itself opens it
 * here. A link of the router would work out its address anew with each key that is typed.
 */
export function PersonName({ person }: { readonly person: User }) {
  return (
    <a
      href={`/people/${encodeURIComponent(slugOf(person))}`}
      tabIndex={-1}
      className={classes['personLink']}
      dir="auto"
      data-entry
    >
      {nameOf(person)}
    </a>
  );
}
