/** Letters that Unicode does not decompose, as the people who type them would write them. */
const undecomposed: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
};
const undecomposedPattern = new RegExp(`[${Object.keys(undecomposed).join('')}]`, 'gu');

/**
 * Text as it is compared: case, accents, width and surrounding blanks do not count.
 * Applied on write and on query alike, so that no engine has to fold.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}+/gu, '')
    .replace(undecomposedPattern, (letter) => undecomposed[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The folded words of a text: runs of letters and digits. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}
