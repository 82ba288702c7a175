import type { Json } from '../schema.ts';
import { object, string } from '../schema.ts';
import { emailAddress, emailAddressRule } from './email-address.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { textSortKey } from './text-rules.ts';
import type { VcardProperty } from './vcard-property.ts';

const maximumLength = 2048;

/** A link to a web page or a mailbox. */
export const url: FieldType = {
  type: 'link',
  label: { en: 'Link', fr: 'Lien' },
  summary: 'A link to a web page or a mailbox, such as a personal site.',
  settings: object({}),
  valueSchema: () => string({ pattern: '^(https?://|mailto:)', maxLength: maximumLength }),
  clean,
  searchTexts: (value) => [foreignText(value)],
  sortKey: (value) => textSortKey(foreignText(value)),
  toText: (value) => foreignText(value),
  fromText: (text) => text,
  scimType: 'reference',
  control: 'line',
  inputMode: 'url',
  link,
  vcard,
  examples: {
    valid: [
      { value: 'https://example.com/a?b=c#d', text: 'https://example.com/a?b=c#d' },
      { value: ' example.com/x ', stored: 'https://example.com/x', text: 'https://example.com/x' },
      {
        value: 'Example.com:8080',
        stored: 'https://example.com:8080/',
        text: 'https://example.com:8080/',
      },
      { value: '//example.com/x', stored: 'https://example.com/x', text: 'https://example.com/x' },
      {
        value: 'http://intranet/équipe',
        stored: 'http://intranet/%C3%A9quipe',
        text: 'http://intranet/%C3%A9quipe',
      },
      {
        value: 'exämple.fr',
        stored: 'https://xn--exmple-cua.fr/',
        text: 'https://xn--exmple-cua.fr/',
      },
      {
        value: 'MAILTO:ada@example.com?subject=Hi',
        stored: 'mailto:ada@example.com?subject=Hi',
        text: 'mailto:ada@example.com?subject=Hi',
      },
    ],
    invalid: [
      { value: 'javascript:alert(1)', rule: 'only http, https and mailto' },
      { value: 'java\nscript:alert(1)', rule: 'not a link' },
      { value: 'data:text/html,x', rule: 'only http, https and mailto' },
      { value: 'ftp://example.com', rule: 'only http, https and mailto' },
      { value: 'https://', rule: 'not a link' },
      { value: 'hello', rule: 'not a link' },
      { value: 'my page.com/é', rule: 'not a link' },
      { value: 'https://{x}.com', rule: 'host name' },
      { value: 'https://bank.com@evil.com/', rule: 'user name' },
      { value: 'ada@example.com', rule: 'user name' },
      { value: 'mailto:ada', rule: 'e-mail address' },
      { value: `https://example.com/${'é'.repeat(2000)}`, rule: 'longer than 2048' },
      { value: { href: 'https://example.com' }, rule: 'not a link' },
    ],
  },
};

function clean(value: Json): Cleaned {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text.length > maximumLength) {
    return { rule: `is longer than ${maximumLength} characters` };
  }
  // The parser would drop tabs and line breaks silently, which hides a scheme.
  const isPlain = text.isWellFormed() && !/[\s\p{Cc}]/u.test(text);
  const link = isPlain ? parsed(withScheme(text)) : undefined;
  if (link === undefined) {
    return { rule: 'is not a link; write it as https://example.com' };
  }
  const rule = linkRule(link);
  return rule === undefined ? { value: link.href } : { rule };
}

/** A host name needs no scheme; `host.name:8080` only looks as if it had one. */
function withScheme(text: string): string {
  const host = /^(?:\/\/)?((?:[^\s/?#:.]+\.)+[^\s/?#:.]+\.?(?::\d+)?(?:[/?#].*)?)$/u.exec(text);
  return host?.[1] === undefined ? text : `https://${host[1]}`;
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function linkRule(link: URL): string | undefined {
  if (link.protocol === 'mailto:') {
    return emailAddress(link.pathname) === undefined ? emailAddressRule : undefined;
  }
  if (link.protocol !== 'http:' && link.protocol !== 'https:') {
    return 'is not a link that is allowed; only http, https and mailto are';
  }
  // The parser takes nearly any character in a host; DNS and IPv6 do not.
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])$/u.test(link.hostname)) {
    return 'is not a link; its host name cannot exist';
  }
  if (link.username !== '' || link.password !== '') {
    return 'has a user name; write an e-mail address as mailto:name@example.com';
  }
  return link.href.length > maximumLength
    ? `is longer than ${maximumLength} characters`
    : undefined;
}

/** What is stored was cleaned once, maybe by another type: it is judged again. */
function link(value: Json): string | undefined {
  const cleaned = clean(value);
  return 'value' in cleaned && typeof cleaned.value === 'string' ? cleaned.value : undefined;
}

function vcard(value: Json): VcardProperty | undefined {
  const uri = link(value);
  return uri === undefined ? undefined : { name: 'URL', value: { uri } };
}
