import type { JsonObject } from '../schema.ts';
import { string } from '../schema.ts';
import { textSetting } from './setting.ts';

const maximumPatternLength = 500;
const maximumTextLength = 1000;

/** The setting of types whose text may have to match a pattern. */
export const patternSetting = string({
  maxLength: maximumPatternLength,
  description:
    'A regular expression (JavaScript, Unicode mode) that the whole value must match, ' +
    'such as `[A-Z]{2}[0-9]{4}`.',
});

/** The rule of `pattern` that a text breaks. */
export function patternRule(text: string, settings: JsonObject): string | undefined {
  const pattern = textSetting(settings, 'pattern');
  if (pattern === undefined) {
    return undefined;
  }
  const expression = wholePattern(settings);
  if (expression === undefined) {
    return "cannot be checked: the field's pattern is not a regular expression";
  }
  if (text.length > maximumTextLength) {
    return `is longer than the ${maximumTextLength} characters that a field with a pattern takes`;
  }
  return expression.test(text) ? undefined : `does not match the pattern ${pattern}`;
}

/** `pattern` as an expression for the whole value; nothing when it is none. */
export function wholePattern(settings: JsonObject): RegExp | undefined {
  const pattern = textSetting(settings, 'pattern');
  // Alone first: `a)|(b` would become an expression only inside our group.
  return pattern === undefined || expressionOf(pattern) === undefined
    ? undefined
    : expressionOf(`^(?:${pattern})$`);
}

function expressionOf(source: string): RegExp | undefined {
  if (source.length > maximumPatternLength + '^(?:)$'.length) {
    return undefined;
  }
  try {
    return new RegExp(source, 'u');
  } catch {
    return undefined;
  }
}
