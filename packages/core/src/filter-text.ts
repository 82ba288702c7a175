import { DirectoryError } from './errors.ts';
import type { Condition, Filter, FilterOperator } from './filter.ts';

/** What `:` asks of a field: `contains` of texts, `equals` of everything else. */
export type OperatorOf = (field: string) => 'equals' | 'contains';

/** How large a filter may be, as text or as tree. */
export const filterLimits = { nesting: 50, conditions: 200, values: 1000, characters: 10_000 };

/**
 * Reads the text form of a filter, such as `department:Sales AND -location:"New York"`
 * (docs/filters.md). Errors name the place by its UTF-16 character, from 1, as editors in browsers
 * do. `and` in `and` and `or` in `or` come out as one list.
 */
export function parseFilterText(text: string, operatorOf: OperatorOf): Filter {
  const reading: Reading = { text, operatorOf, position: 0, conditions: 0 };
  if (text.length > filterLimits.characters) {
    throw unexpected(
      reading,
      filterLimits.characters,
      `at most ${filterLimits.characters} characters`,
    );
  }
  const { filter } = readAny(reading, 0);
  if (reading.position < text.length) {
    throw unexpected(reading, reading.position, 'AND, OR or the end; no parenthesis is open here');
  }
  return filter;
}

/** How far a text has been read, and how many conditions were found on the way. */
interface Reading {
  readonly text: string;
  readonly operatorOf: OperatorOf;
  position: number;
  conditions: number;
}

/** A filter and how many levels it has: more than the parentheses, since OR may hold AND. */
interface Part {
  readonly filter: Filter;
  readonly levels: number;
}

/** The left side of a condition; `isOpen` says that the value may be `*` or a range. */
interface Question {
  readonly start: number;
  readonly field: string;
  readonly op: FilterOperator;
  readonly isNegated: boolean;
  readonly isOpen: boolean;
}

/** A word or a quoted text; what is quoted means nothing but itself. */
interface Word {
  readonly start: number;
  readonly text: string;
  readonly isQuoted: boolean;
}

const operatorsBySign = new Map<string, FilterOperator>([
  ['=', 'equals'],
  ['!=', 'equals'],
  ['~', 'contains'],
  ['^=', 'startsWith'],
  ['>', 'greaterThan'],
  ['>=', 'greaterOrEqual'],
  ['<', 'lessThan'],
  ['<=', 'lessOrEqual'],
]);
const orders: readonly FilterOperator[] = [
  'greaterThan',
  'greaterOrEqual',
  'lessThan',
  'lessOrEqual',
];

// All are sticky, and none can go back over what it has read: a text is read in linear time.
const blanks = /\s+/y;
const names = /[\p{L}\p{M}\p{N}_.-]+/uy;
const quotedTexts = /"(?:[^"\\]|\\[^])*"/y;
const signs = /:\s*[<>]=?|!=|\^=|[<>]=?|[:=~]/y;
// The start of a period is the one value with parentheses that needs no quotes.
const bareWords = /(?:startOf\((?:week|month|year)\)|[^\s()])+/iy;
const beginningsOfConditions = /[\p{L}\p{M}\p{N}_.-]+\s*(?:!=|\^=|[<>:=~])/uy;
const pieces = /"(?:[^"\\]|\\[^])*"|[()]|[^\s()]+/y;

const conditionWanted = 'a condition such as department:Sales';
const operatorWanted =
  'field:value; a value with blanks stands in quotes, and words of no field belong into query';

function readAny(reading: Reading, depth: number): Part {
  take(reading, blanks);
  const start = reading.position;
  const parts = [readAll(reading, depth)];
  while (takeWord(reading, 'OR')) {
    parts.push(readAll(reading, depth));
  }
  return joined(reading, start, 'or', parts);
}

function readAll(reading: Reading, depth: number): Part {
  take(reading, blanks);
  const start = reading.position;
  const parts = [readOne(reading, depth)];
  while (takeWord(reading, 'AND') || continues(reading)) {
    parts.push(readOne(reading, depth));
  }
  return joined(reading, start, 'and', parts);
}

/** Whether another condition follows without a word between. */
function continues(reading: Reading): boolean {
  take(reading, blanks);
  const { text, position } = reading;
  return position < text.length && text[position] !== ')' && match(reading, names) !== 'OR';
}

function readOne(reading: Reading, depth: number): Part {
  take(reading, blanks);
  const start = reading.position;
  const isNegated = takeWord(reading, 'NOT') || takeSign(reading, '-');
  const isGroup = !isNegated && takeSign(reading, '(');
  if ((isNegated || isGroup) && depth >= filterLimits.nesting) {
    throw tooDeep(reading, start);
  }
  if (isNegated) {
    return negated(reading, start, readOne(reading, depth + 1));
  }
  return isGroup ? readGroup(reading, start, depth + 1) : readCondition(reading);
}

function readGroup(reading: Reading, start: number, depth: number): Part {
  const part = readAny(reading, depth);
  take(reading, blanks);
  if (!takeSign(reading, ')')) {
    const wanted = `")" for the parenthesis at character ${start + 1}`;
    throw unexpected(reading, reading.position, wanted);
  }
  return part;
}

function readCondition(reading: Reading): Part {
  const question = readQuestion(reading);
  const isApart = take(reading, blanks) !== undefined;
  if (takeSign(reading, '(')) {
    return answeredByList(reading, question);
  }
  const word = readWord(reading);
  if (isApart) {
    refuseCondition(reading, word);
  }
  return answered(reading, question, word);
}

function readQuestion(reading: Reading): Question {
  const start = reading.position;
  const field = readField(reading);
  take(reading, blanks);
  const sign = take(reading, signs)?.replace(/^:\s*(?=.)/, '');
  if (sign === undefined) {
    throw unexpected(reading, start, operatorWanted);
  }
  if (field === 'reportsTo') {
    return readReportsTo(reading, start, sign);
  }
  const isNegated = sign === '!=';
  const op = operatorsBySign.get(sign) ?? reading.operatorOf(field);
  return { start, field, op, isNegated, isOpen: sign === ':' };
}

/** `reportsTo` reads as a field, and asks the manager, and theirs, and so on. */
function readReportsTo(reading: Reading, start: number, sign: string): Question {
  if (sign !== ':' && operatorsBySign.get(sign) !== 'equals') {
    throw unexpected(reading, start, 'reportsTo:person; no other operator asks this');
  }
  return { start, field: 'manager', op: 'reportsTo', isNegated: sign === '!=', isOpen: false };
}

function readField(reading: Reading): string {
  if (isKeyword(match(reading, names))) {
    throw unexpected(reading, reading.position, conditionWanted);
  }
  const start = reading.position;
  const field = take(reading, names) ?? unquoted(take(reading, quotedTexts));
  if (field === undefined) {
    const isQuote = reading.text[reading.position] === '"';
    throw unexpected(reading, reading.position, isQuote ? 'a closing quote' : conditionWanted);
  }
  if (field.trim() === '') {
    throw unexpected(reading, start, 'the name of a field');
  }
  return field;
}

function readWord(reading: Reading): Word {
  const start = reading.position;
  const { text } = reading;
  const quoted = unquoted(take(reading, quotedTexts));
  if (quoted !== undefined) {
    if (reading.position < text.length && !/[\s()]/.test(text[reading.position] ?? '')) {
      throw unexpected(reading, reading.position, 'a blank after the closing quote');
    }
    return { start, text: quoted, isQuoted: true };
  }
  if (text[start] === '"') {
    throw unexpected(reading, start, 'a closing quote');
  }
  if (match(reading, signs) !== undefined) {
    throw unexpected(reading, start, 'a value; one that begins like an operator stands in quotes');
  }
  const bare = take(reading, bareWords);
  if (bare === undefined) {
    throw unexpected(reading, start, 'a value');
  }
  return { start, text: bare, isQuoted: false };
}

/** In `department: location:Paris` the value was forgotten, or the quotes around it. */
function refuseCondition(reading: Reading, word: Word): void {
  const isCondition = match(reading, beginningsOfConditions, word.start) !== undefined;
  if (!word.isQuoted && (isCondition || isKeyword(word.text))) {
    throw unexpected(reading, word.start, 'a value; after a blank, such a value stands in quotes');
  }
}

function answered(reading: Reading, question: Question, word: Word): Part {
  const { start, field, op, isNegated, isOpen } = question;
  const isSpecial = isOpen && !word.isQuoted;
  if (isSpecial && word.text === '*') {
    return counted(reading, start, { field, op: 'exists', value: true });
  }
  if (isSpecial && word.text.includes('..')) {
    return answeredByRange(reading, question, word);
  }
  const part = counted(reading, start, { field, op, value: word.text });
  return isNegated ? negated(reading, start, part) : part;
}

function answeredByRange(reading: Reading, { start, field }: Question, word: Word): Part {
  const [from = '', to = '', ...rest] = word.text.split('..');
  if (rest.length > 0 || from + to === '') {
    throw unexpected(reading, word.start, 'a range such as 1..5, 1.. or ..5; other dots in quotes');
  }
  const parts: Part[] = [];
  if (from !== '') {
    parts.push(counted(reading, start, { field, op: 'greaterOrEqual', value: from }));
  }
  if (to !== '') {
    parts.push(counted(reading, start, { field, op: 'lessOrEqual', value: to }));
  }
  return joined(reading, start, 'and', parts);
}

function answeredByList(reading: Reading, question: Question): Part {
  const { start, field, op, isNegated } = question;
  if (orders.includes(op)) {
    throw unexpected(reading, reading.position - 1, 'one value; a list is for : = != ~ and ^=');
  }
  const values = readList(reading, question);
  const part =
    op === 'equals'
      ? counted(reading, start, { field, op: 'in', value: values })
      : joined(
          reading,
          start,
          'or',
          values.map((value) => counted(reading, start, { field, op, value })),
        );
  return isNegated ? negated(reading, start, part) : part;
}

function readList(reading: Reading, { isOpen }: Question): string[] {
  const values: string[] = [];
  do {
    take(reading, blanks);
    const word = readWord(reading);
    const isSpecial = isOpen && (word.text === '*' || word.text.includes('..'));
    if (!word.isQuoted && (isSpecial || isKeyword(word.text))) {
      throw unexpected(reading, word.start, 'a value; in a list, such a value stands in quotes');
    }
    if (values.length === filterLimits.values) {
      throw unexpected(reading, word.start, `at most ${filterLimits.values} values`);
    }
    values.push(word.text);
  } while (takeWord(reading, 'OR'));
  if (!takeSign(reading, ')')) {
    throw unexpected(reading, reading.position, 'OR or ")" after a value of a list');
  }
  return values;
}

function counted(reading: Reading, start: number, filter: Condition): Part {
  reading.conditions += 1;
  if (reading.conditions > filterLimits.conditions) {
    throw unexpected(reading, start, `at most ${filterLimits.conditions} conditions`);
  }
  return { filter, levels: 0 };
}

function negated(reading: Reading, start: number, { filter, levels }: Part): Part {
  return bounded(reading, start, { filter: { not: filter }, levels: levels + 1 });
}

function joined(reading: Reading, start: number, kind: 'and' | 'or', parts: Part[]): Part {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    return first;
  }
  const filters = parts.flatMap(({ filter }) => membersOf(filter, kind) ?? [filter]);
  const levels = parts.map(({ filter, levels }) =>
    membersOf(filter, kind) === undefined ? levels + 1 : levels,
  );
  const filter = kind === 'and' ? { and: filters } : { or: filters };
  return bounded(reading, start, { filter, levels: Math.max(...levels) });
}

function membersOf(filter: Filter, kind: 'and' | 'or'): readonly Filter[] | undefined {
  if (kind === 'and') {
    return 'and' in filter ? filter.and : undefined;
  }
  return 'or' in filter ? filter.or : undefined;
}

function bounded(reading: Reading, start: number, part: Part): Part {
  if (part.levels > filterLimits.nesting) {
    throw tooDeep(reading, start);
  }
  return part;
}

function tooDeep(reading: Reading, start: number): DirectoryError {
  return unexpected(reading, start, `at most ${filterLimits.nesting} levels of nesting`);
}

function isKeyword(word: string | undefined): boolean {
  return word === 'AND' || word === 'OR' || word === 'NOT';
}

function takeWord(reading: Reading, word: string): boolean {
  take(reading, blanks);
  const isThere = match(reading, names) === word;
  reading.position += isThere ? word.length : 0;
  return isThere;
}

function takeSign(reading: Reading, sign: string): boolean {
  const isThere = reading.text[reading.position] === sign;
  reading.position += isThere ? 1 : 0;
  return isThere;
}

function take(reading: Reading, pattern: RegExp): string | undefined {
  const taken = match(reading, pattern);
  reading.position += taken?.length ?? 0;
  return taken;
}

function match({ text, position }: Reading, pattern: RegExp, at = position): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function unquoted(quoted: string | undefined): string | undefined {
  return quoted?.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

function unexpected(reading: Reading, at: number, wanted: string): DirectoryError {
  const piece = match(reading, pieces, at);
  const isEnd = at >= reading.text.length;
  const shown = isEnd ? 'the end' : JSON.stringify(shortened(piece ?? ' '));
  const message = `filter: at character ${at + 1}, ${shown}: expected ${wanted}`;
  return new DirectoryError('badRequest', message, {
    details: [{ message, location: 'filter', locationType: 'parameter' }],
  });
}

function shortened(piece: string): string {
  const longest = 40;
  return piece.length > longest ? `${piece.slice(0, longest - 3)}...` : piece;
}
