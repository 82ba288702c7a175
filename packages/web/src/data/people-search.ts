import { readChoices } from './people-choices.ts';
import type { Choices } from './people-choices.ts';

/** What the people page shows, as its address says it; what is absent is as usual. */
export interface PeopleSearch {
  /** Free text. */
  readonly q?: string;
  /** A filter as text (docs/filters.md). */
  readonly filter?: string;
  /** What is ticked beside the results. */
  readonly choices?: Choices;
  /** A field or attribute, `-` before it reverses. */
  readonly sort?: string;
  /** Names of the columns in their order, with commas between. */
  readonly columns?: string;
  readonly view?: 'table' | 'cards';
  /** Id of a user directory. */
  readonly directory?: string;
  /** Id of the saved search that was opened. */
  readonly search?: string;
}

/** Reads an address, whoever wrote it. */
export function readPeopleSearch(given: Readonly<Record<string, unknown>>): PeopleSearch {
  const choices = readChoices(given['choices']);
  const { view } = given;
  return {
    ...textAt(given, 'q'),
    ...textAt(given, 'filter'),
    ...(Object.keys(choices).length === 0 ? {} : { choices }),
    ...textAt(given, 'sort'),
    ...textAt(given, 'columns'),
    ...(view === 'table' || view === 'cards' ? { view } : {}),
    ...textAt(given, 'directory'),
    ...textAt(given, 'search'),
  };
}

/** The same without what is empty, so that addresses stay short. */
export function tidied(search: {
  readonly [Key in keyof PeopleSearch]?: PeopleSearch[Key] | undefined;
}): PeopleSearch {
  return readPeopleSearch({ ...search });
}

type TextKey = 'q' | 'filter' | 'sort' | 'columns' | 'directory' | 'search';

function textAt(given: Readonly<Record<string, unknown>>, key: TextKey): PeopleSearch {
  const text = given[key];
  return typeof text === 'string' && text.trim() !== '' ? { [key]: text } : {};
}
