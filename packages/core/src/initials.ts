import type { User } from './contract/user.ts';

/** As much of a person as their initials take. */
export type InitialsOwner = Pick<User, 'id' | 'email' | 'firstName' | 'lastName'>;

/** Backgrounds on which white letters keep a contrast of 4.5 and more. */
const colours = [
  '#1f5fa8',
  '#7a3e9d',
  '#a83232',
  '#2b6e3f',
  '#8a5300',
  '#0f6b75',
  '#5b5f97',
  '#8c2f6b',
] as const;

/** What stands for somebody without a photo: a letter of each name, else of the e-mail address. */
export function initialsOf({ firstName, lastName, email }: InitialsOwner): string {
  const initials = firstLetter(firstName ?? '') + firstLetter(lastName ?? '');
  return initials === '' ? firstLetter(email || '?') : initials;
}

/** The colour behind a person's initials, the same wherever they are drawn. */
export function initialsColour({ id }: InitialsOwner): string {
  let sum = 0;
  for (const character of id ?? '') {
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  }
  return colours[sum % colours.length] ?? colours[0];
}

/** To make one takes longer than to use it, and a command may need none. */
let letters: Intl.Segmenter | undefined;

function firstLetter(name: string): string {
  letters ??= new Intl.Segmenter();
  const [first] = letters.segment(name.trim());
  return (first?.segment ?? '').toLocaleUpperCase();
}
