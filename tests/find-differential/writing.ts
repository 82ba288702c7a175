import type { Condition, Filter, Json, JsonObject } from '@whoswho/core';
import type { Chance } from '../chance.ts';
import type { World } from './conditions.ts';
import { itemsOf, plainText } from './places.ts';

/** What `:` asks (docs/filters.md). */
export function operatorOf({ places }: World, field: string): 'equals' | 'contains' {
  return places.get(field)?.kind === 'text' ? 'contains' : 'equals';
}

/** A filter as a client may send it as a tree, or as the JSON of one. */
export function asTree(chance: Chance, world: World, filter: Filter): Json {
  const tree = toTree(chance, world, filter);
  return chance.below(8) === 0 ? JSON.stringify(tree) : tree;
}

function toTree(chance: Chance, world: World, filter: Filter): JsonObject {
  if ('and' in filter) {
    return { and: filter.and.map((part) => toTree(chance, world, part)), or: null };
  }
  if ('or' in filter) {
    return { or: filter.or.map((part) => toTree(chance, world, part)), note: 'ignored' };
  }
  if ('not' in filter) {
    return { not: toTree(chance, world, filter.not) };
  }
  const { field, op, value = null } = filter;
  const isUsual = op === operatorOf(world, field);
  const isShort = chance.below(2) === 0;
  if (field === 'manager' && op === 'reportsTo' && isShort) {
    return { field: 'reportsTo', value };
  }
  if (op === 'exists' && value === true && isShort) {
    return { field, op };
  }
  return {
    field,
    ...(isShort && isUsual ? {} : { op: isShort && op === 'in' ? 'equals' : op }),
    value,
  };
}

/** A filter as somebody may type it. */
export function asText(chance: Chance, world: World, filter: Filter): string {
  const inner = (part: Filter) => {
    const text = asText(chance, world, part);
    return 'and' in part || 'or' in part ? `(${text})` : text;
  };
  if ('and' in filter) {
    return filter.and.map(inner).join(chance.of([' AND ', ' ', '  AND ']));
  }
  if ('or' in filter) {
    return filter.or.map(inner).join(' OR ');
  }
  if ('not' in filter) {
    const { not } = filter;
    if ('op' in not && (not.op === 'equals' || not.op === 'in') && chance.below(2) === 0) {
      return `${nameText(chance, not.field)}!=${valueText(chance, not, '')}`;
    }
    return `${chance.of(['NOT ', '-'])}${inner(not)}`;
  }
  return conditionText(chance, world, filter);
}

const signs: Readonly<Partial<Record<Condition['op'], readonly string[]>>> = {
  equals: ['='],
  in: ['='],
  contains: ['~'],
  startsWith: ['^='],
  greaterThan: ['>', ':>', ' > '],
  greaterOrEqual: ['>=', ':>=', ' >='],
  lessThan: ['<', ':<', '< '],
  lessOrEqual: ['<=', ':<=', ' : <= '],
};

function conditionText(chance: Chance, world: World, condition: Condition): string {
  const { field, op } = condition;
  if (op === 'exists') {
    return `${condition.value === false ? '-' : ''}${nameText(chance, field)}:*`;
  }
  if (op === 'reportsTo') {
    return `reportsTo${chance.of([':', '='])}${valueText(chance, condition, '')}`;
  }
  const usual = operatorOf(world, field);
  const isUsual = op === usual || (op === 'in' && usual === 'equals');
  const sign = chance.of([...(signs[op] ?? []), ...(isUsual ? [':', ': '] : [])]);
  return `${nameText(chance, field)}${sign}${valueText(chance, condition, sign)}`;
}

function nameText(chance: Chance, name: string): string {
  return chance.below(8) === 0 ? `"${name}"` : name;
}

function valueText(chance: Chance, { op, value }: Condition, sign: string): string {
  const texts = itemsOf(value).map((one) => wordText(chance, plainText(one), sign));
  return op === 'in' ? `(${texts.join(' OR ')})` : texts.join('');
}

const bare = /^(?:startOf\(month\)|[\p{L}\p{N}+])[\p{L}\p{N}_@.;’&%?/+-]*$/u;

function wordText(chance: Chance, text: string, sign: string): string {
  const isSafe = bare.test(text) && !['AND', 'OR', 'NOT'].includes(text) && !text.includes('..');
  const isBare = isSafe || (/^https:[^\s()"]*$/u.test(text) && !sign.endsWith(' '));
  return isBare && chance.below(4) > 0 ? text : `"${text.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
}
