import { hash } from 'node:crypto';
import type { JsonObject } from '@whoswho/core';
import { textOf } from '../operations/person-text.ts';

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
];

/** A person's initials as a picture, the same each time. */
export function initialsPicture(user: JsonObject): string {
  const initials = initialsOf(user);
  const colour =
    colours[Number.parseInt(hash('sha256', textOf(user['id'])).slice(0, 6), 16) % colours.length];
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img">' +
    `<rect width="96" height="96" fill="${colour}"/>` +
    '<text x="48" y="48" dy="0.35em" text-anchor="middle" fill="#fff" font-size="38" ' +
    `font-family="system-ui, sans-serif">${escapeXml(initials)}</text></svg>`
  );
}

function initialsOf(user: JsonObject): string {
  const names = [user['firstName'], user['lastName']].filter((name) => typeof name === 'string');
  const letters = names.map((name) => firstLetter(name)).join('');
  return letters === '' ? firstLetter(textOf(user['email']) || '?') : letters;
}

function firstLetter(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return (first?.segment ?? '').toLocaleUpperCase();
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
