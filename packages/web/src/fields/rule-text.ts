import { useTranslation } from 'react-i18next';
import { values } from '../language/en/values.ts';

type Key = keyof (typeof values)['rules'];
type RuleName = Key extends infer Each
  ? Each extends `${infer Base}_${'one' | 'other'}`
    ? Base
    : Each
  : never;
/** A rule by its name, with what its text is completed by. */
export interface NamedRule {
  readonly name: RuleName;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The rules that core and the server put into words, recognized by their beginning. What is found by
 * no pattern is shown as it came. A test holds both sides together.
 */
const patterns: readonly (readonly [RuleName, RegExp])[] = [
  // Before what begins like it.
  ['unicode', /^has a character that is not valid Unicode/u],
  ['within', /^has (?<part>".*"|an entry), which (?<rule>.*)$/su],
  ['partOfPlace', /^has a (?<part>\w+) that (?<rule>.*)$/su],
  ['optionId', /^has an option id that (?<rule>.*)$/su],
  ['shorter', /^is shorter than (?<count>\d+) characters?$/u],
  ['longer', /^is longer than (?<count>\d+) characters?$/u],
  ['lineBreak', /^has a line break/u],
  ['controlCharacter', /^has a control character/u],
  ['noneOf', /^is not one of: (?<words>.*)$/su],
  ['text', /^is not a text/u],
  ['longPattern', /^is longer than the (?<count>\d+) characters that a field with a pattern/u],
  ['pattern', /^does not match the pattern (?<pattern>.*)$/su],
  ['badPattern', /^cannot be checked/u],
  ['number', /^is not a number/u],
  ['digits', /^has more digits/u],
  ['less', /^is less than (?<limit>.*)$/u],
  ['greater', /^is greater than (?<limit>.*)$/u],
  ['whole', /^is not a whole number/u],
  ['decimals', /^has more than (?<count>\d+) decimals?$/u],
  ['yesOrNo', /^is not yes or no/u],
  ['date', /^is not a date/u],
  ['earlier', /^is earlier than (?<limit>.*)$/u],
  ['later', /^is later than (?<limit>.*)$/u],
  ['options', /^has more than (?<count>\d+) options$/u],
  ['noOption', /^is not an option id/u],
  ['retired', /^is retired/u],
  ['oneOption', /^has more than one option/u],
  ['email', /^is not an e-mail address/u],
  ['person', /^is not the e-mail address of a person/u],
  ['unknownPerson', /^is not the e-mail address of a known person/u],
  ['people', /^has more than (?<count>\d+) (?:person|people)$/u],
  ['phone', /^is not a phone number/u],
  ['scheme', /^is not a link that is allowed/u],
  ['host', /^is not a link; its host name/u],
  ['link', /^is not a link/u],
  ['userName', /^has a user name/u],
  ['html', /^is not well-formed HTML/u],
  ['location', /^is not a location/u],
  ['emptyPlace', /^has none of: /u],
  ['country', /^is not a code of two letters/u],
  ['unstorable', /^(?:has a key or a text that cannot be stored|is too large or nested)/u],
  ['required', /^cannot be cleared/u],
  ['taken', /^is already used/u],
  ['notEditable', /^is not editable by you/u],
];

/** What a rule is called; nothing for rules that are none of ours. */
export function namedRule(rule: string): NamedRule | undefined {
  for (const [name, pattern] of patterns) {
    const found = pattern.exec(rule);
    if (found !== null) {
      return { name, values: { ...found.groups } };
    }
  }
  return undefined;
}

function isPartOfPlace(part: string): part is keyof (typeof values)['place'] {
  return Object.hasOwn(values.place, part);
}

/** Puts the rule that a value breaks into the reader's language: "is longer than 3 characters". */
export function useRuleText(): (rule: string) => string {
  const { t } = useTranslation('values');
  const textOf = (rule: string): string => {
    const named = namedRule(rule);
    if (named === undefined) {
      return rule;
    }
    const { rule: inner, count, part, ...others } = named.values;
    return t(`rules.${named.name}`, {
      ...others,
      ...(part === undefined ? {} : { part: isPartOfPlace(part) ? t(`place.${part}`) : part }),
      ...(inner === undefined ? {} : { rule: textOf(inner) }),
      ...(count === undefined ? {} : { count: Number(count) }),
    });
  };
  return textOf;
}
