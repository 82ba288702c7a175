import { isEmpty } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { contract } from '@whoswho/core/contract';
import type { Endpoint, User } from '@whoswho/core/contract';
import { plainText } from './plain-text.ts';

/** What every person has beside the fields of a directory. */
export interface Attribute {
  readonly key: string;
  readonly title: string;
  readonly isReadOnly: boolean;
}

const writable = (key: keyof User, title: string): Attribute => ({ key, title, isReadOnly: false });
const readOnly = (key: keyof User, title: string): Attribute => ({ key, title, isReadOnly: true });

/** Attributes in the order in which they are shown. */
export const attributes: readonly Attribute[] = [
  readOnly('id', 'Id'),
  writable('email', 'E-mail'),
  writable('firstName', 'First name'),
  writable('lastName', 'Last name'),
  readOnly('fullName', 'Full name'),
  writable('status', 'Status'),
  writable('accountType', 'Account type'),
  writable('employeeId', 'Employee number'),
  writable('alternateEmail', 'Other e-mail'),
  writable('lang', 'Language'),
  writable('langs', 'Languages'),
  writable('isHidden', 'Hidden'),
  writable('isSuperAdmin', 'Administrator'),
  writable('instancesSuperAdmin', 'Administrator of instances'),
  writable('profilePicture', 'Picture'),
  readOnly('createdAt', 'Created'),
  readOnly('updatedAt', 'Updated'),
];

/** The attribute of a name, in any case. */
export function findAttribute(name: string): Attribute | undefined {
  return attributes.find(({ key }) => key.toLowerCase() === name.toLowerCase());
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
