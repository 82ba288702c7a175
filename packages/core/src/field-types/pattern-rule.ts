import { RE2JS } from 're2js';
import type { JsonObject } from '../schema.ts';
import { string } from '../schema.ts';
import { textSetting } from './setting.ts';

const maximumPatternLength = 500;
const maximumTextLength = 1000;

/** The setting of types whose text may have to match a pattern. */
export const patternSetting = string({
  maxLength: maximumPatternLength,
  description:
    'A regular expression (RE2 syntax: no look-around, no back-references) that the whole value ' +
    'must match, such as `[A-Z]{2}[0-9]{4}`.',
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
  return expression.matches(text) ? undefined : `does not match the pattern ${pattern}`;
}

/** `pattern` as an expression for the whole value; nothing when it is none. */
export function wholePattern(settings: JsonObject): RE2JS | undefined {
  const pattern = textSetting(settings, 'pattern');
  return pattern === undefined ? undefined : compiled(pattern);
}

const mostCompiled = 200;
const expressions = new Map<string, RE2JS | undefined>();

/** RE2 matches in linear time: with JavaScript's own engine a pattern could stop the server. */
function compiled(pattern: string): RE2JS | undefined {
  if (!expressions.has(pattern)) {
    if (expressions.size >= mostCompiled) {
      expressions.clear();
    }
    expressions.set(pattern, expressionOf(pattern));
  }
  return expressions.get(pattern);
}

function expressionOf(pattern: string): RE2JS | undefined {
  if (pattern.length > maximumPatternLength) {
    return undefined;
  }
  try {
    return RE2JS.compile(pattern);
  } catch {
    // Not a regular expression; the caller says so.
    return undefined;
  }
}
