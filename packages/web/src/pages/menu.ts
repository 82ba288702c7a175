import type { ComponentType, SVGProps } from 'react';
import type { Session } from '../data/session.ts';
import type { shell } from '../language/en/shell.ts';

/** Where a page stands in the menu, and for whom. */
export interface MenuEntry {
  readonly to:
    | '/people'
    | '/chart'
    | '/fields'
    | '/activity'
    | '/groups'
    | '/sites'
    | '/access'
    | '/settings'
    | '/about';
  readonly title: keyof (typeof shell)['pages'];
  readonly icon: ComponentType<SVGProps<SVGSVGElement>>;
  readonly place: 'main' | 'administration' | 'account';
  readonly isFor: (session: Session) => boolean;
}

export const everybody = (): boolean => true;
export const administrators = (session: Session): boolean => session.isAdmin;
