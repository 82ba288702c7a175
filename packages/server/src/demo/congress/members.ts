import type { JsonObject } from '@whoswho/core';
import { addressBook } from '../address-book.ts';
import { objectAt, objectsAt, textAt } from './reading.ts';
import { yamlParts } from './yaml-parts.ts';

/** Somebody in Congress, as far as the directory tells. */
export interface Member {
  readonly bioguide: string;
  readonly email: string;
  readonly name: JsonObject;
  readonly bio: JsonObject;
  readonly ids: JsonObject;
  /** In the order of time; the last one is the present one. */
  readonly terms: readonly JsonObject[];
  readonly leadership: readonly JsonObject[];
  readonly offices: readonly JsonObject[];
  readonly social: JsonObject;
}

/** Everybody in Congress, with an e-mail address of our own making. */
export async function readMembers(folder: string): Promise<Member[]> {
  const offices = await partsByMember(folder, 'legislators-district-offices.yaml');
  const social = await partsByMember(folder, 'legislators-social-media.yaml');
  const addressOf = addressBook('congress.example');
  const members: Member[] = [];
  for await (const person of yamlParts(folder, 'legislators-current.yaml')) {
    const bioguide = bioguideOf(person);
    const name = objectAt(person, 'name');
    members.push({
      bioguide,
      email: addressOf(textAt(name, 'first'), textAt(name, 'last')),
      name,
      bio: objectAt(person, 'bio'),
      ids: objectAt(person, 'id'),
      terms: objectsAt(person, 'terms'),
      leadership: objectsAt(person, 'leadership_roles'),
      offices: objectsAt(offices.get(bioguide) ?? {}, 'offices'),
      social: objectAt(social.get(bioguide) ?? {}, 'social'),
    });
  }
  return members;
}

async function partsByMember(folder: string, name: string): Promise<Map<string, JsonObject>> {
  const parts = new Map<string, JsonObject>();
  for await (const part of yamlParts(folder, name)) {
    parts.set(bioguideOf(part), part);
  }
  return parts;
}

function bioguideOf(part: JsonObject): string {
  return textAt(objectAt(part, 'id'), 'bioguide');
}
