/** The parts of a field's form. */
export const formTabs = ['words', 'values', 'people', 'place', 'use', 'json'] as const;
export type FormTab = (typeof formTabs)[number];

/** What a link to this page can say. */
export interface FieldsSearch {
  /** Id of the directory; the default one when absent. */
  readonly directory?: string;
  /** Uuid of the field whose form is open. */
  readonly field?: string;
  readonly tab?: FormTab;
  /** Where there is room for one column: the preview instead of the form. */
  readonly show?: 'preview';
  /** The versions of the directory are open. */
  readonly versions?: true;
  /** The version that is looked at, and the one that it is compared with. */
  readonly version?: number;
  readonly against?: number;
}

/** Reads the address leniently: what is nonsense is as if it were not there. */
export function readFieldsSearch(search: Record<string, unknown>): FieldsSearch {
  const { directory, field, tab, show, versions } = search;
  const version = positive(search['version']);
  const against = positive(search['against']);
  const isTab = formTabs.find((name) => name === tab);
  return {
    ...(isId(directory) ? { directory } : {}),
    ...(isId(field) ? { field } : {}),
    ...(isTab === undefined ? {} : { tab: isTab }),
    ...(show === 'preview' ? { show } : {}),
    ...(String(versions) === 'true' ? { versions: true } : {}),
    ...(version === undefined ? {} : { version }),
    ...(against === undefined ? {} : { against }),
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function positive(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
