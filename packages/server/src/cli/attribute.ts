import { isEmpty } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { contract, editableAttributes } from '@whoswho/core/contract';
import type { Endpoint, User } from '@whoswho/core/contract';
import { plainText } from './plain-text.ts';

/** What every person has beside the fields of a directory. */
export interface Attribute {
  readonly key: string;
  readonly title: string;
  readonly isReadOnly: boolean;
}

const attribute = (key: keyof User, title: string): Attribute => ({
  key,
  title,
  isReadOnly: !editableAttributes.includes(key),
});

/** Attributes in the order in which they are shown. */
export const attributes: readonly Attribute[] = [
  attribute('id', 'Id'),
  attribute('email', 'E-mail'),
  attribute('firstName', 'First name'),
  attribute('lastName', 'Last name'),
  attribute('fullName', 'Full name'),
  attribute('status', 'Status'),
  attribute('accountType', 'Account type'),
  attribute('employeeId', 'Employee number'),
  attribute('alternateEmail', 'Other e-mail'),
  attribute('lang', 'Language'),
  attribute('langs', 'Languages'),
  attribute('isHidden', 'Hidden'),
  attribute('isSuperAdmin', 'Administrator'),
  attribute('instancesSuperAdmin', 'Administrator of instances'),
  attribute('profilePicture', 'Picture'),
  attribute('createdAt', 'Created'),
  attribute('updatedAt', 'Updated'),
];

/** The attribute of a name, in any case; `name` alone is the full one. */
export function findAttribute(name: string): Attribute | undefined {
  const folded = name.toLowerCase();
  const wanted = folded === 'name' ? 'fullname' : folded;
  return attributes.find(({ key }) => key.toLowerCase() === wanted);
}

/** An attribute of a person as text; empty when there is none. */
export function attributeText(user: JsonObject, { key }: Attribute): string {
  const value = user[key];
  if (value === undefined || isEmpty(value)) {
    return '';
  }
  return Array.isArray(value) ? value.map(plainText).join(', ') : plainText(value);
}

/** Reads a text for an attribute; an empty one clears. The server forgives the rest. */
export function readAttribute({ key }: Attribute, text: string): Json {
  if (text.trim() === '') {
    return null;
  }
  const save: Endpoint | undefined = contract.find(({ name }) => name === 'user/save');
  return save?.input.properties[key]?.type === 'array'
    ? text.split(',').map((item) => item.trim())
    : text;
}
