import type { Field, Json, JsonObject } from '@whoswho/core';
import { newSubscription } from '../../operations/subscription.ts';
import { wireTime } from '../../time.ts';
import { guide } from '../guide.ts';
import { writeValues } from '../profile-values.ts';
import type { CongressKey } from './congress-directory.ts';
import type { Member } from './members.ts';
import { textAt } from './reading.ts';
import { stateName } from './states.ts';

type CongressValues = Partial<Record<CongressKey, Json>>;

/**
 * The user that a member of Congress is, and the values of theirs that no field takes: real data
 * has its errors. `chairs` are the addresses of their chairs.
 */
export function memberProfile(
  member: Member,
  seats: { readonly feeds: readonly string[]; readonly chairs: readonly string[] },
  fields: ReadonlyMap<string, Field>,
  now: Date,
): { readonly user: JsonObject; readonly refused: readonly string[] } {
  const { bioguide, email, name } = member;
  const id = memberId(bioguide);
  const user: JsonObject = {
    id,
    uid: id,
    customer: guide.customer,
    email,
    firstName: textAt(name, 'first'),
    lastName: [textAt(name, 'last'), textAt(name, 'suffix')]
      .filter((part) => part !== '')
      .join(' '),
    status: 'enabled',
    accountType: 'external',
    lang: 'en',
    employeeId: bioguide,
    createdAt: wireTime(now),
  };
  if (seats.feeds.length > 0) {
    user['subscriptions'] = seats.feeds.map((feed) => newSubscription(feed, now));
  }
  const refused = writeValues<CongressKey>(user, fields, {
    ...personValues(member),
    ...mandateValues(member),
    ...officeValues(member),
    ...socialValues(member),
    committee_chairs: [...seats.chairs],
  });
  return { user, refused };
}

/** An id of digits for a letter and six digits. */
function memberId(bioguide: string): string {
  return `70000000${bioguide.charCodeAt(0)}${bioguide.slice(1)}`;
}

function personValues({ name, bio, ids }: Member): CongressValues {
  const page = textAt(ids, 'wikipedia').replaceAll(' ', '_');
  return {
    official_name: textAt(name, 'official_full'),
    nickname: textAt(name, 'nickname'),
    birthday: textAt(bio, 'birthday'),
    gender: textAt(bio, 'gender'),
    wikipedia: linkTo('https://en.wikipedia.org/wiki/', encodeURIComponent(page)),
  };
}

function mandateValues({ terms, leadership }: Member): CongressValues {
  const [first = {}] = terms;
  const term = terms.at(-1) ?? {};
  const district = term['district'];
  return {
    title: `${roleOf(term)}, ${stateName(textAt(term, 'state'))}`,
    chamber: textAt(term, 'type'),
    party: textAt(term, 'party'),
    state: textAt(term, 'state'),
    ...(district === undefined ? {} : { district }),
    member_since: textAt(first, 'start'),
    term_ends: textAt(term, 'end'),
    terms: terms.map(termLine).join('\n'),
    leadership: leadership
      .filter((role) => textAt(role, 'end') === '')
      .map((role) => textAt(role, 'title'))
      .join('; '),
    website: textAt(term, 'url'),
    contact_form: textAt(term, 'contact_form'),
  };
}

function roleOf(term: JsonObject): string {
  return textAt(term, 'type') === 'sen' ? 'Senator' : 'Representative';
}

function termLine(term: JsonObject): string {
  const [start, end, state, district] = ['start', 'end', 'state', 'district'].map((key) =>
    textAt(term, key),
  );
  const seat = district === '' ? state : `${state} ${district}`;
  return `${start} to ${end}: ${roleOf(term)}, ${seat}, ${textAt(term, 'party')}`;
}

function officeValues({ terms, offices }: Member): CongressValues {
  const term = terms.at(-1) ?? {};
  const [main, ...others] = offices;
  return {
    phone: textAt(term, 'phone'),
    office_address: textAt(term, 'address'),
    ...(main === undefined ? {} : { main_office: placeOf(main) }),
    further_offices: others.map(officeLine).join('\n'),
  };
}

function placeOf(office: JsonObject): JsonObject {
  return {
    name: textAt(office, 'building'),
    address: joined([textAt(office, 'address'), textAt(office, 'suite')]),
    postalCode: textAt(office, 'zip'),
    city: textAt(office, 'city'),
    region: textAt(office, 'state'),
    country: 'US',
    latitude: office['latitude'] ?? null,
    longitude: office['longitude'] ?? null,
  };
}

function officeLine(office: JsonObject): string {
  const city = `${textAt(office, 'city')} ${textAt(office, 'state')} ${textAt(office, 'zip')}`;
  const parts = [textAt(office, 'building'), textAt(office, 'address'), textAt(office, 'suite')];
  return joined([...parts, city.trim(), textAt(office, 'phone')]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

function socialValues({ social }: Member): CongressValues {
  const [account, server] = textAt(social, 'mastodon').replace(/^@/, '').split('@');
  return {
    x: linkTo('https://x.com/', textAt(social, 'twitter')),
    facebook: linkTo('https://www.facebook.com/', textAt(social, 'facebook')),
    instagram: linkTo('https://www.instagram.com/', textAt(social, 'instagram')),
    youtube: linkTo('https://www.youtube.com/channel/', textAt(social, 'youtube_id')),
    mastodon: server === undefined ? '' : `https://${server}/@${account}`,
  };
}

function linkTo(start: string, rest: string): string {
  return rest === '' ? '' : start + rest;
}
