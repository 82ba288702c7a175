import 'i18next';
import type { about } from './en/about.ts';
import type { access } from './en/access.ts';
import type { activity } from './en/activity.ts';
import type { attributes } from './en/attributes.ts';
import type { chart } from './en/chart.ts';
import type { errors } from './en/errors.ts';
import type { fields } from './en/fields.ts';
import type { groups } from './en/groups.ts';
import type { people } from './en/people.ts';
import type { person } from './en/person.ts';
import type { settings } from './en/settings.ts';
import type { shell } from './en/shell.ts';
import type { entrance } from './en/entrance.ts';
import type { sites } from './en/sites.ts';
import type { values } from './en/values.ts';

declare module 'i18next' {
  /** A key that is no text is a compile error; the French files have the English ones' type. */
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      about: typeof about;
      access: typeof access;
      activity: typeof activity;
      attributes: typeof attributes;
      chart: typeof chart;
      errors: typeof errors;
      fields: typeof fields;
      groups: typeof groups;
      people: typeof people;
      person: typeof person;
      settings: typeof settings;
      shell: typeof shell;
      entrance: typeof entrance;
      sites: typeof sites;
      values: typeof values;
    };
  }
}
