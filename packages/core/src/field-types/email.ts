import type { Json } from '../schema.ts';
import { object } from '../schema.ts';
import { emailAddress, emailAddressRule, emailAddressSchema, mailtoLink } from './email-address.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { textSortKey } from './text-rules.ts';

/** An e-mail address. */
export const email: FieldType = {
  type: 'email',
  label: { en: 'E-mail address', fr: 'Adresse e-mail' },
  summary: 'An e-mail address of any mailbox, stored in lower case.',
  settings: object({}),
  valueSchema: () => emailAddressSchema('An e-mail address in lower case.'),
  clean,
  searchTexts: (value) => [foreignText(value)],
  sortKey: (value) => textSortKey(foreignText(value)),
  toText: (value) => foreignText(value),
  fromText: (text) => text,
  scimType: 'string',
  control: 'line',
  inputMode: 'email',
  link: mailtoLink,
  vcard: (value) => ({ name: 'EMAIL', value: foreignText(value) }),
  examples: {
    valid: [
      { value: 'ada@example.com', text: 'ada@example.com' },
      {
        value: " Ada.O'Neil+News@Sub.Example.CO.UK ",
        stored: "ada.o'neil+news@sub.example.co.uk",
        text: "ada.o'neil+news@sub.example.co.uk",
      },
      { value: 'José@Exämple.fr', stored: 'josé@exämple.fr', text: 'josé@exämple.fr' },
      { value: 'a@xn--exmple-cua.fr', text: 'a@xn--exmple-cua.fr' },
    ],
    invalid: [
      { value: 'ada', rule: 'e-mail address' },
      { value: 'ada@example', rule: 'e-mail address' },
      { value: 'ada@@example.com', rule: 'e-mail address' },
      { value: 'a..b@example.com', rule: 'e-mail address' },
      { value: 'a b@example.com', rule: 'e-mail address' },
      { value: 'a@-example.com', rule: 'e-mail address' },
      { value: 'a@127.0.0.1', rule: 'e-mail address' },
      { value: 'a@b.fr\r\nBcc: c@d.fr', rule: 'e-mail address' },
      { value: `${'a'.repeat(65)}@example.com`, rule: 'e-mail address' },
      { value: `a@${'b.'.repeat(130)}com`, rule: 'e-mail address' },
      { value: ['ada@example.com'], rule: 'e-mail address' },
    ],
  },
};

function clean(value: Json): Cleaned {
  const address = emailAddress(value);
  return address === undefined ? { rule: emailAddressRule } : { value: address };
}
