/** A key that any field may have in `properties`, whatever its type. */
export interface FieldProperty {
  readonly key: string;
  readonly type: string;
  /** With Markdown code spans. */
  readonly meaning: string;
  /**
   * `used`: the product acts on it. `kept`: stored and sent back as it came; only a type that
   * lists the key among its own settings acts on it.
   */
  readonly effect: 'used' | 'kept';
}

/** What fields of every type have in common. */
export const fieldProperties: readonly FieldProperty[] = [
  {
    key: 'key',
    type: 'string',
    meaning:
      'Machine name of the field, which errors name: a small letter, then up to 62 small letters, ' +
      'digits and `_`; unique in the directory. Derived from the title when absent.',
    effect: 'used',
  },
  {
    key: 'help',
    type: 'language map',
    meaning: 'A hint for people who fill the field in, by language.',
    effect: 'used',
  },
  {
    key: 'section',
    type: 'string',
    meaning: 'Fields of the same section stand together on a profile.',
    effect: 'used',
  },
  {
    key: 'required',
    type: 'boolean',
    meaning: 'The field wants a value: one that is there cannot be cleared.',
    effect: 'used',
  },
  {
    key: 'unique',
    type: 'boolean',
    meaning: 'No two people may have the same value.',
    effect: 'used',
  },
  {
    key: 'isBound',
    type: 'boolean',
    meaning: 'The value lives in `apiProfile`, at the place that `boundMap` names.',
    effect: 'used',
  },
  {
    key: 'boundMap',
    type: 'object',
    meaning:
      '`text` is the path of a bound value, such as `organizations/title`; `name` is kept for ' +
      'clients that translate it.',
    effect: 'used',
  },
  {
    key: 'editFeeds',
    type: 'string[]',
    meaning:
      'Ids of groups. People may change their own value when the list is empty or names one of ' +
      'their groups; who may edit other people’s values may always change it.',
    effect: 'used',
  },
  {
    key: 'displayInFilter',
    type: 'boolean',
    meaning: '`false`: free text does not look at the field.',
    effect: 'used',
  },
  {
    key: 'searchable',
    type: 'boolean',
    meaning: 'The same, and it wins where both are there.',
    effect: 'used',
  },
  {
    key: 'displayInList',
    type: 'boolean',
    meaning: '`false`: lists of people do not show the field.',
    effect: 'used',
  },
  {
    key: 'icon',
    type: 'string',
    meaning: 'Name of a Material Design icon, such as `bank`.',
    effect: 'used',
  },
  {
    key: 'index',
    type: 'integer',
    meaning: 'A position, as LumApps writes it. The order of `template.components` decides.',
    effect: 'used',
  },
  {
    key: 'availableValues',
    type: 'list',
    meaning: 'Values to choose from, as LumApps writes them.',
    effect: 'kept',
  },
  { key: 'multiple', type: 'boolean', meaning: 'Several values.', effect: 'kept' },
  { key: 'options', type: 'list', meaning: 'Choices with an id and a label.', effect: 'kept' },
  { key: 'min', type: 'number or string', meaning: 'The least value or length.', effect: 'kept' },
  {
    key: 'max',
    type: 'number or string',
    meaning: 'The greatest value or length.',
    effect: 'kept',
  },
  { key: 'pattern', type: 'string', meaning: 'A regular expression.', effect: 'kept' },
  { key: 'default', type: 'any JSON', meaning: 'The value of new people.', effect: 'kept' },
  { key: 'view', type: 'string[]', meaning: 'Audiences that see the value.', effect: 'kept' },
  { key: 'edit', type: 'string[]', meaning: 'Audiences that change the value.', effect: 'kept' },
  {
    key: 'sources',
    type: 'string[]',
    meaning:
      'Who may set the value, those that go first in front: sources of changes such as ' +
      '`hr-import`, and `self` for whom the profile is about. A lower one’s value waits.',
    effect: 'used',
  },
  { key: 'localized', type: 'boolean', meaning: 'One value for each language.', effect: 'kept' },
];
