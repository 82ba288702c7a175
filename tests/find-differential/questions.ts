import type { Filter, FilterOperator, Json, JsonObject } from '@whoswho/core';
import type { Chance } from '../chance.ts';
import type { Question } from './answers.ts';
import { textAt } from '../json-path.ts';
import type { World } from './conditions.ts';
import { itemsOf, labelOf, plainText, textsOf } from './places.ts';
import type { Place } from './places.ts';
import { asText, asTree, operatorOf } from './writing.ts';

/** What is sent, and what it means. */
export interface Asked {
  readonly input: JsonObject;
  readonly question: Question;
}

/** A question by chance: mostly about values that somebody has. */
export function askedBy(chance: Chance, world: World, isAdmin: boolean): Asked {
  const isText = chance.below(2) === 0;
  const filter = chance.below(12) === 0 ? undefined : filterBy(chance, world, isText, 0);
  const written =
    filter && (isText ? asText(chance, world, filter) : asTree(chance, world, filter));
  const sort =
    chance.below(3) === 0
      ? undefined
      : namesBy(chance, world, 3).map((name) => {
          return chance.below(2) === 0 ? name : `-${name}`;
        });
  const facets = (chance.below(2) === 0 ? [] : namesBy(chance, world, 3))
    .filter((name) => world.places.get(name)?.kind !== 'time')
    .map((name) => ({ name, limit: chance.of([0, 1, 3, 1000]) }));
  const language = chance.of(['en', 'fr', 'de-CH', 'sv']);
  const showHidden = chance.below(3) === 0;
  return {
    input: {
      lang: language,
      ...(written === undefined ? {} : { filter: written }),
      ...(sort === undefined ? {} : { sort }),
      facets: facets.map(({ name, limit }) => (limit === 0 ? name : { field: name, limit })),
      ...(showHidden ? { showHidden } : {}),
    },
    question: {
      ...(filter === undefined ? {} : { filter }),
      ...(sort === undefined ? {} : { sort }),
      facets: facets.map(({ name, limit }) => ({ name, limit: limit === 0 ? 10 : limit })),
      language,
      showHidden,
      isAdmin,
    },
  };
}

function namesBy(chance: Chance, { places }: World, most: number): string[] {
  const names = Array.from({ length: chance.below(most + 1) }, () => chance.of([...places.keys()]));
  return [...new Set(names)];
}

function filterBy(chance: Chance, world: World, isText: boolean, level: number): Filter {
  const kind = level > 3 ? 'condition' : chance.of(['condition', 'condition', 'and', 'or', 'not']);
  if (kind === 'not') {
    return { not: filterBy(chance, world, isText, level + 1) };
  }
  if (kind === 'condition') {
    return conditionBy(chance, world, isText);
  }
  const parts = Array.from({ length: 1 + chance.below(3) }, () =>
    filterBy(chance, world, isText, level + 1),
  );
  return kind === 'and' ? { and: parts } : { or: parts };
}

const ordering = ['greaterThan', 'greaterOrEqual', 'lessThan', 'lessOrEqual'] as const;
const parts = ['contains', 'startsWith'] as const;

function conditionBy(chance: Chance, world: World, isText: boolean): Filter {
  const field = chance.of([...world.places.keys()]);
  const place = world.places.get(field);
  if (place === undefined) {
    throw new Error(`there is no ${field}`);
  }
  const type = place.field?.type?.type;
  const ops: readonly FilterOperator[] = [
    ...(['equals', 'in', 'exists'] as const),
    ...ordering,
    ...(place.kind === 'time' ? [] : parts),
    ...(field === 'manager' || (type === 'person' && !isText) ? (['reportsTo'] as const) : []),
    operatorOf(world, field),
  ];
  const op = chance.of(ops);
  const value = () => {
    const found = op === 'reportsTo' ? addressBy(chance, world) : valueBy(chance, world, place, op);
    return isText ? plainText(found) : found;
  };
  switch (op) {
    case 'exists':
      return { field, op, value: isText || chance.below(2) === 0 };
    case 'in':
      return { field, op, value: Array.from({ length: 1 + chance.below(3) }, value) };
    default:
      return { field, op, value: value() };
  }
}

const oddities = ['', ' ', 'zzz', 'a"b\\c', '*', '..', 'OR', '(x)', 'é', 'x:y', '>1', '日本'];
const counts = [
  '-1000',
  '0.125',
  '0',
  '12.50',
  '-1',
  '+7',
  '1e3',
  '2024',
  '0033 1 23',
  '+33123456',
  '0612',
  '1000',
];
const times = [
  'today',
  '1980-01-01',
  '-10d',
  'startOf(month)-1m',
  '2024-03-05',
  '2024-06-15T12:00',
  'nowhere',
];
const others: readonly Json[] = [
  true,
  false,
  0,
  -1,
  5,
  0.5,
  1e21,
  'oui',
  'no',
  'Vert foncé; clair',
];

function valueBy(chance: Chance, world: World, place: Place, op: FilterOperator): Json {
  if (chance.below(6) === 0) {
    return chance.of([...oddities, ...counts, ...times, ...others]);
  }
  const holders = world.people.filter((user) => place.read(user) !== undefined);
  const item = chance.of(itemsOf(place.read(chance.of(holders))));
  if (place.kind === 'time') {
    const day = plainText(item).slice(0, 10);
    return chance.of([day, day, plainText(item), `${day}T12:34:56.789Z`, ...times]);
  }
  const isWhole = op !== 'contains' && op !== 'startsWith';
  const raw = typeof item === 'object' ? labelOf(place, item, 'en') : item;
  const text = chance.of([String(raw), labelOf(place, item, 'fr'), ...textsOf(place, item)]);
  if (isWhole && chance.below(3) > 0) {
    return chance.of([raw, text]);
  }
  const start = isWhole || op === 'startsWith' ? 0 : chance.below(Math.min(text.length, 5));
  const piece = isWhole ? text : text.slice(start, start + 1 + chance.below(6));
  return chance.of([piece, piece.toUpperCase(), piece.normalize('NFD'), ` ${piece}`]);
}

function addressBy(chance: Chance, { people }: World): string {
  const address = textAt(chance.of(people), 'email');
  return chance.of([address, address, address.toUpperCase(), 'nobody@customer.com']);
}
