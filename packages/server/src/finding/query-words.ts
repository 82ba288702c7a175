import { fold, foldedWords } from '@whoswho/core';

/** One word that has to match, in each of the forms in which it may be stored. */
export interface QueryWord {
  /** As it was typed, folded. */
  readonly text: string;
  readonly forms: readonly string[];
  /** Other names of whoever has this one. */
  readonly nicknames: readonly string[];
}

const mostWords = 10;
/** A number as people write it, in any notation. */
const phone = /^[\d\s+()./-]+$/u;
const phoneWithin = /(?:\+|\(|\b)\d[\d\s()./-]*\d/gu;
const fewestPhoneDigits = 4;
/** Beside other words, shorter numbers are words of their own. */
const fewestDigitsWithin = 6;

/** The words of a query; a phone number is one word, in whatever notation. */
export function queryWords(
  query: string,
  nicknames: ReadonlyMap<string, readonly string[]>,
): QueryWord[] {
  const folded = fold(query);
  if (phone.test(folded) && digitsOf(folded).length >= fewestPhoneDigits) {
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
  // People write 00 for +, or the 0 that only callers from the same country dial, also as +44 (0).
  const dialled = digitsOf(written.replace('(0)', '')).replace(/^00?/u, '');
  return { text, forms: [...new Set([text, dialled])], nicknames: [] };
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}
