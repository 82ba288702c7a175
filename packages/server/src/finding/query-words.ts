import { fold, foldedWords } from '@whoswho/core';
import { digitsOf, isPhoneText, withoutDialled } from './phone-text.ts';

/** One word that has to match, in each of the forms in which it may be stored. */
export interface QueryWord {
  /** As it was typed, folded. */
  readonly text: string;
  readonly forms: readonly string[];
  /** Other names of whoever has this one. */
  readonly nicknames: readonly string[];
}

const mostWords = 10;
/** A number among other words. */
const phoneWithin = /(?:\+|\(|\b)\d[\d\s()./-]*\d/gu;
/** Beside other words, shorter numbers are words of their own. */
const fewestDigitsWithin = 6;

/** The words of a query; a phone number is one word, in whatever notation. */
export function queryWords(
  query: string,
  nicknames: ReadonlyMap<string, readonly string[]>,
): QueryWord[] {
  const folded = fold(query);
  if (isPhoneText(folded)) {
    return [phoneWord(folded)];
  }
  const phones: QueryWord[] = [];
  const rest = folded.replace(phoneWithin, (written) => {
    if (digitsOf(written).length < fewestDigitsWithin || !/\D/u.test(written)) {
      return written;
    }
    phones.push(phoneWord(written));
    return ' ';
  });
  const words = [...new Set(foldedWords(rest))].map((text) => ({
    text,
    forms: [text],
    nicknames: nicknames.get(text) ?? [],
  }));
  return [...words, ...phones].slice(0, mostWords);
}

function phoneWord(written: string): QueryWord {
  const text = digitsOf(written);
  // Some write what is dialled from the same country only too, as in +44 (0)20.
  const dialled = withoutDialled(digitsOf(written.replace('(0)', '')));
  return { text, forms: [...new Set([text, dialled])], nicknames: [] };
}
