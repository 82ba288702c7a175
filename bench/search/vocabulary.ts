import { fold, foldedWords } from '@whoswho/core';
import { cultures } from '../../packages/server/src/demo/company/cultures.ts';
import type { Culture } from '../../packages/server/src/demo/company/cultures.ts';
import { sites } from '../../packages/server/src/demo/company/sites.ts';
import { anyOf } from '../any-of.ts';

/** What people type to find others: parts of the names that the made-up people have. */
export interface Vocabulary {
  /** The first 3 or 4 letters of each name. */
  readonly prefixes: readonly string[];
  readonly infix: () => string;
  /** A first name, and a city where somebody of that name works. */
  readonly twoWords: () => string;
  /** A name with two letters swapped. */
  readonly typo: () => string;
  /** The first 3 or 4 letters of a last name. */
  readonly lastNamePrefix: () => string;
}

/** A culture has so many people, one after the other. */
const peopleOfCulture = 1000;
/** In everybody's e-mail address or website: to find everybody is another question. */
const everybodys = 'person customer com https example';
const lengths = [3, 4];
const shortestName = 4;
const shortestTypo = 5;

/** The words of so many made-up people. */
export function vocabularyOf(people: number): Vocabulary {
  const present = cultures.slice(0, Math.max(1, Math.floor(people / peopleOfCulture)));
  const lastNames = present.flatMap(lastWords);
  const names = [...present.flatMap(firstWords), ...lastNames];
  const prefixes = [...new Set(names.flatMap(prefixesOf))];
  const infixes = [...new Set(names.flatMap(infixesOf))];
  const typos = names.filter((name) => name.length >= shortestTypo).flatMap(typosOf);
  const lastNamePrefixes = [...new Set(lastNames.flatMap(prefixesOf))];
  const twoWords = present.flatMap((culture) =>
    firstWords(culture).flatMap((name) => citiesOf(culture).map((city) => `${name} ${city}`)),
  );
  return {
    prefixes,
    infix: () => anyOf(infixes),
    twoWords: () => anyOf(twoWords),
    typo: () => anyOf(typos),
    lastNamePrefix: () => anyOf(lastNamePrefixes),
  };
}

function firstWords({ firstNames }: Culture): string[] {
  return firstNames.flatMap(({ written }) => foldedWords(written)).filter(isLong);
}

/** Last names by which people are sorted as they are written, to their first blank. */
function lastWords({ lastNames }: Culture): string[] {
  return lastNames.flatMap(({ written }) => {
    const [first = ''] = foldedWords(written);
    return isLong(first) && fold(written).startsWith(first) ? [first] : [];
  });
}

function isLong(word: string): boolean {
  return word.length >= shortestName && /^\p{L}+$/u.test(word);
}

function citiesOf(culture: Culture): string[] {
  return culture.sites.map((site) => foldedWords(sites[site].city).at(-1) ?? '');
}

function prefixesOf(name: string): string[] {
  return lengths.map((length) => name.slice(0, length)).filter(isOfSome);
}

function infixesOf(name: string): string[] {
  return lengths.flatMap((length) =>
    Array.from({ length: Math.max(0, name.length - length) }, (_, index) =>
      name.slice(index + 1, index + 1 + length),
    ).filter(isOfSome),
  );
}

function isOfSome(part: string): boolean {
  return !everybodys.includes(part);
}

function typosOf(name: string): string[] {
  return Array.from({ length: name.length - 2 }, (_, index) => index + 1)
    .filter((place) => name[place] !== name[place + 1])
    .map(
      (place) =>
        name.slice(0, place) +
        (name[place + 1] ?? '') +
        (name[place] ?? '') +
        name.slice(place + 2),
    );
}
