import { fold, titleOf } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import { attributes, findAttribute } from './attribute.ts';
import type { Attribute } from './attribute.ts';
import { CommandError } from './exit-code.ts';
import { didYouMean } from './suggestion.ts';

/** What a name at the command line can mean. */
export type Named =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'attribute'; readonly attribute: Attribute };

/** What a name means: a field's uuid, key or title in any language, or else an attribute. */
export function resolveName(fields: readonly Field[], name: string): Named {
  const named = findName(fields, name);
  if (named === undefined) {
    throw unknownName(fields, name);
  }
  return named;
}

/** The same, or `undefined` for a name that means nothing. */
export function findName(fields: readonly Field[], name: string): Named | undefined {
  const field = findField(fields, name.trim());
  if (field !== undefined) {
    return { kind: 'field', field };
  }
  const attribute = findAttribute(name.trim());
  return attribute === undefined ? undefined : { kind: 'attribute', attribute };
}

function findField(fields: readonly Field[], name: string): Field | undefined {
  const folded = fold(name);
  const rules: readonly ((field: Field) => boolean)[] = [
    (field) => field.uuid.toLowerCase() === name.toLowerCase(),
    (field) => field.key === name,
    (field) => Object.values(field.title).some((title) => fold(title) === folded),
    (field) => field.key === name.toLowerCase(),
  ];
  for (const rule of rules) {
    const [found, ...others] = fields.filter(rule);
    if (others.length > 0) {
      const keys = fields.filter(rule).map(({ key }) => key);
      const message = `several fields are called "${name}"; use one of the keys ${keys.join(', ')}`;
      throw new CommandError('wrongUsage', message);
    }
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function unknownName(fields: readonly Field[], name: string): CommandError {
  const keys = fields.map(({ key }) => key);
  const attributeKeys = attributes.map(({ key }) => key);
  const titles = fields.flatMap(({ title }) => Object.values(title));
  const question = didYouMean(name, [...keys, ...titles, ...attributeKeys]);
  const known = `Fields: ${keys.join(', ') || 'none'}. Attributes: ${attributeKeys.join(', ')}.`;
  return new CommandError('wrongUsage', `unknown field "${name}".${question} ${known}`);
}

/** What the column of a name is headed by. */
export function headOf(named: Named, language: string | undefined): string {
  return named.kind === 'field'
    ? titleOf(named.field.title, language) || named.field.key
    : named.attribute.title;
}
