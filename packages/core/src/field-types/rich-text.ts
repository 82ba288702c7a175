import sanitizeHtml from 'sanitize-html';

import type { Json, JsonObject } from '../schema.ts';
import { object, string } from '../schema.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { lengthRule, lengthSettings, maximumLength, textSortKey } from './text-rules.ts';
import { verdict } from './verdict.ts';

const blockTags = ['p', 'br', 'ul', 'ol', 'li', 'h2', 'h3', 'blockquote', 'pre'];
const inlineTags = ['strong', 'em', 'b', 'i', 'u', 's', 'a', 'code'];
const maximumDepth = 20;
const maximumPasses = 5;

/** Formatted text: a small, safe part of HTML. */
export const richText: FieldType = {
  type: 'richText',
  label: { en: 'Formatted text', fr: 'Texte mis en forme' },
  summary:
    'Text with headings, lists, links and emphasis, kept as safe HTML; ' +
    'CSV files carry it without its formatting.',
  settings: object({ max: lengthSettings.max }),
  valueSchema: () =>
    string({ maxLength: maximumLength, description: `HTML with the elements ${tagList()}.` }),
  clean,
  searchTexts: (value) => [readableText(value)],
  sortKey: (value) => textSortKey(readableText(value)),
  toText: (value) => readableText(value),
  fromText: (line) => line.replace(/[&<>]/gu, (character) => entities.get(character) ?? ''),
  scimType: 'string',
  control: 'richText',
  examples: {
    valid: [
      { value: 'Plain text', text: 'Plain text' },
      { value: '<p>Éric &amp; <b>Zoë</b></p><ul><li>日本</li></ul>', text: 'Éric & Zoë 日本' },
      { value: 'a<br>b &lt;i&gt; &eacute;', stored: 'a<br />b &lt;i&gt; é', text: 'a b <i> é' },
      {
        value: '<a href="https://example.com/?a=1&b=2" onclick="x()" style="color:red">site</a>',
        stored: '<a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">site</a>',
        text: 'site',
      },
      { value: '<a href="javascript:alert(1)">x</a>', stored: '<a>x</a>', text: 'x' },
      {
        value: '<script>alert(1)</script><p>é<img src=x onerror=y>',
        stored: '<p>é</p>',
        text: 'é',
      },
      { value: '<div>a\u0000<p>b', stored: 'a<p>b</p>', text: 'a b' },
    ],
    invalid: [
      { value: 5, rule: 'not a text' },
      { value: { html: '<p>a</p>' }, rule: 'not a text' },
      { value: '<p><b>abcd</b></p>', rule: 'longer than 3 characters', settings: { max: 3 } },
    ],
  },
};

function clean(value: Json, settings: JsonObject): Cleaned {
  if (typeof value !== 'string') {
    return { rule: 'is not a text' };
  }
  if (value.length > maximumLength) {
    return { rule: lengthRule(value, {}) ?? 'is too long' };
  }
  const html = sanitized(value);
  if (html === undefined) {
    return { rule: 'is not well-formed HTML' };
  }
  // An editor sends `<p></p>` when nothing is left in it.
  const readable = readableText(html);
  return verdict(
    readable === '' ? '' : html,
    lengthRule(html, {}) ?? lengthRule(readable, { max: settings['max'] }),
  );
}

const sanitizing: sanitizeHtml.IOptions = {
  allowedTags: [...blockTags, ...inlineTags],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  nestingLimit: maximumDepth,
  transformTags: {
    a: (tagName, { href = '' }) => ({
      tagName,
      // A relative link would lead into this product.
      attribs: /^(?:https?|mailto):/iu.test(href) ? { href, rel: 'noopener noreferrer' } : {},
    }),
  },
};

/** Tags that overlap may become others when read again, so it repeats until nothing changes. */
function sanitized(html: string): string | undefined {
  let before = html;
  for (let pass = 0; pass < maximumPasses; pass += 1) {
    const after = withoutControls(sanitizeHtml(withoutControls(before), sanitizing)).trim();
    if (after === before) {
      return after;
    }
    before = after;
  }
  return undefined;
}

function withoutControls(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '');
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
const characters: ReadonlyMap<string, string> = new Map(
  [...entities].map(([character, entity]) => [entity, character]),
);
const blockPattern = new RegExp(String.raw`</?(?:${blockTags.join('|')})\b[^<>]*>`, 'gu');

/** What a reader sees, on one line. Sanitized HTML has no other entities than ours. */
function readableText(value: Json): string {
  return foreignText(value)
    .replace(blockPattern, ' ')
    .replace(/<[^<>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|quot);/gu, (entity) => characters.get(entity) ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function tagList(): string {
  return [...blockTags, ...inlineTags].map((tag) => `\`${tag}\``).join(', ');
}
