import { initialsColour, initialsOf } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { User } from '@whoswho/core/contract';

/** A person's initials as a picture, the same each time. */
export function initialsPicture(user: JsonObject): string {
  const owner: User = user;
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img">' +
    `<rect width="96" height="96" fill="${initialsColour(owner)}"/>` +
    '<text x="48" y="48" dy="0.35em" text-anchor="middle" fill="#fff" font-size="38" ' +
    `font-family="system-ui, sans-serif">${escapeXml(initialsOf(owner))}</text></svg>`
  );
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
