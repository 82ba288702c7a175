import { DirectoryError } from './errors.ts';
import { isObject } from './equal.ts';
import { filterLimits, parseFilterText } from './filter-text.ts';
import type { OperatorOf } from './filter-text.ts';
import { filterOperators } from './filter.ts';
import type { Condition, Filter, FilterOperator } from './filter.ts';
import type { Json, JsonObject } from './schema.ts';

/**
 * Reads a filter as callers send it: a tree, the JSON of a tree, or a text (docs/filters.md).
 * Errors name the place by its path.
 */
export function readFilter(value: Json, operatorOf: OperatorOf): Filter {
  if (typeof value === 'string' && !value.trimStart().startsWith('{')) {
    return parseFilterText(value, operatorOf);
  }
  const tree = typeof value === 'string' ? parseTree(value) : value;
  return readNode({ operatorOf, conditions: 0 }, tree, 'filter', 0);
}

/** The conditions of a filter, in their order. */
export function conditionsOf(filter: Filter): Condition[] {
  if ('and' in filter) {
    return filter.and.flatMap(conditionsOf);
  }
  if ('or' in filter) {
    return filter.or.flatMap(conditionsOf);
  }
  return 'not' in filter ? conditionsOf(filter.not) : [filter];
}

/** The filter with another in the place of each condition. */
export function mapConditions(filter: Filter, change: (condition: Condition) => Filter): Filter {
  if ('and' in filter) {
    return { and: filter.and.map((inner) => mapConditions(inner, change)) };
  }
  if ('or' in filter) {
    return { or: filter.or.map((inner) => mapConditions(inner, change)) };
  }
  return 'not' in filter ? { not: mapConditions(filter.not, change) } : change(filter);
}

interface Reading {
  readonly operatorOf: OperatorOf;
  conditions: number;
}

const kinds = ['and', 'or', 'not', 'field'] as const;
const scalar = 'a text, a number, true or false';

function parseTree(text: string): Json {
  try {
    return JSON.parse(text) as Json; // what JSON.parse answers is Json
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unreadable';
    throw invalid('filter', `begins with { and is not valid JSON: ${why}`, cause);
  }
}

function readNode(reading: Reading, node: Json | undefined, path: string, level: number): Filter {
  if (!isObject(node)) {
    throw invalid(path, 'expected an object with and, or, not or field');
  }
  switch (kindOf(node, path)) {
    case 'and':
      return { and: readNodes(reading, node['and'], `${path}.and`, level) };
    case 'or':
      return { or: readNodes(reading, node['or'], `${path}.or`, level) };
    case 'not':
      return { not: readBelow(reading, node['not'], `${path}.not`, level) };
    default:
      return readCondition(reading, node, path);
  }
}

/** What a node is; what a client writes out as `null` is not there. */
function kindOf(node: JsonObject, path: string): (typeof kinds)[number] {
  const there = kinds.filter((kind) => Object.hasOwn(node, kind) && (node[kind] ?? null) !== null);
  const [kind] = there;
  if (kind === undefined) {
    throw invalid(path, 'expected one of the keys and, or, not, field');
  }
  if (there.length > 1) {
    throw invalid(path, `has ${there.join(' and ')}; expected one of them`);
  }
  return kind;
}

function readNodes(
  reading: Reading,
  nodes: Json | undefined,
  path: string,
  level: number,
): Filter[] {
  if (!Array.isArray(nodes) || nodes.length === 0) {
    throw invalid(path, 'expected a list with at least one condition');
  }
  return nodes.map((node, index) => readBelow(reading, node, `${path}[${index}]`, level));
}

function readBelow(reading: Reading, node: Json | undefined, path: string, level: number): Filter {
  if (level >= filterLimits.nesting) {
    throw invalid('filter', `nested deeper than ${filterLimits.nesting} levels`);
  }
  return readNode(reading, node, path, level + 1);
}

function readCondition(reading: Reading, node: JsonObject, path: string): Condition {
  reading.conditions += 1;
  if (reading.conditions > filterLimits.conditions) {
    throw invalid('filter', `has more than ${filterLimits.conditions} conditions`);
  }
  const { field: name } = node;
  if (typeof name !== 'string' || name.trim() === '') {
    throw invalid(`${path}.field`, 'expected the name of a field');
  }
  const op = readOperator(reading, node['op'], name, `${path}.op`);
  // As in texts, where `reportsTo` reads as a field.
  const field = name === 'reportsTo' ? 'manager' : name;
  const value = ownValue(node);
  const isIn = op === 'in' || (op === 'equals' && Array.isArray(value));
  if (isIn) {
    return { field, op: 'in', value: readList(value, `${path}.value`) };
  }
  return op === 'exists'
    ? { field, op, value: readBoolean(value, `${path}.value`) }
    : { field, op, value: readScalar(value, op, `${path}.value`) };
}

function ownValue(node: JsonObject): Json | undefined {
  return Object.hasOwn(node, 'value') ? (node['value'] ?? undefined) : undefined;
}

function readOperator(
  { operatorOf }: Reading,
  op: Json | undefined,
  field: string,
  path: string,
): FilterOperator {
  if (op === undefined || op === null) {
    return field === 'reportsTo' ? 'reportsTo' : operatorOf(field);
  }
  const known = filterOperators.find((operator) => operator === op);
  if (known === undefined) {
    throw invalid(path, `${shown(op)} is not one of ${filterOperators.join(', ')}`);
  }
  return known;
}

function readBoolean(value: Json | undefined, path: string): boolean {
  if (value === undefined || value === true || value === 'true') {
    return true;
  }
  if (value === false || value === 'false') {
    return false;
  }
  throw invalid(path, `exists takes true or false, not ${shown(value)}`);
}

function readList(value: Json | undefined, path: string): Json[] {
  if (!Array.isArray(value)) {
    throw invalid(path, 'in takes a list');
  }
  if (value.length === 0 || value.length > filterLimits.values) {
    throw invalid(path, `in takes 1 to ${filterLimits.values} values, not ${value.length}`);
  }
  return value.map((item, index) => readScalar(item, 'in', `${path}[${index}]`));
}

function readScalar(value: Json | undefined, op: FilterOperator, path: string): Json {
  if (value === undefined) {
    throw invalid(path, `${op} takes ${scalar}; exists asks whether there is a value`);
  }
  if (typeof value === 'object') {
    const wanted = op === 'in' ? 'texts, numbers, true or false' : scalar;
    throw invalid(path, `${op} takes ${wanted}, not ${shown(value)}`);
  }
  return value;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  const longest = 40;
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}

function invalid(path: string, why: string, cause?: unknown): DirectoryError {
  const message = `${path}: ${why}`;
  return new DirectoryError('badRequest', message, {
    details: [{ message, location: path, locationType: 'parameter' }],
    cause,
  });
}
