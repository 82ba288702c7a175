import type { Field, Json, JsonObject } from '@whoswho/core';
import { chanceOf } from '../chance.ts';
import type { Chance } from '../chance.ts';
import { guide } from '../guide.ts';
import { writeOwnValues } from '../profile-values.ts';
import { newSubscription } from '../../operations/subscription.ts';
import { wireTime } from '../../time.ts';
import { idsOf, languageOptions, shirtOptions, skillsOffered } from './choices.ts';
import { humanResourcesFeed } from './groups.ts';
import { introductionOf, remarkOf } from './introductions.ts';
import type { PeopleKey } from './people-directory.ts';
import { phoneNumber } from './sites.ts';
import type { Site } from './sites.ts';
import type { Employee } from './staff.ts';

/** The values of a person in the directory "People". */
export type PeopleValues = Partial<Record<PeopleKey, Json>>;

const accountTypes = ['google', 'google', 'microsoft', 'okta', 'external'] as const;

/** The user that an employee is, with everything that the directory asks. */
export function employeeProfile(
  employee: Employee,
  colleagues: readonly Employee[],
  fields: ReadonlyMap<string, Field>,
): JsonObject {
  const { id, email, firstName, lastName, lang, number, startDate } = employee;
  const chance = chanceOf(number);
  const joined = new Date(`${startDate}T08:00:00Z`);
  const user: JsonObject = {
    id,
    uid: id,
    customer: guide.customer,
    email,
    firstName,
    lastName,
    status: employee.isDisabled ? 'disabled' : 'enabled',
    accountType: chance.pick(accountTypes),
    ...(employee.isHidden ? { isHidden: true } : {}),
    lang,
    employeeId: employeeNumber(number),
    subscriptions: feedsOf(employee).map((feed) => newSubscription(feed, joined)),
    createdAt: wireTime(joined),
  };
  writeOwnValues<PeopleKey>(user, fields, {
    ...standardValues(employee, chance),
    ...customValues(employee, colleagues, chance),
  });
  return user;
}

/** The number that the company gives to somebody. */
export function employeeNumber(number: number): string {
  return `CU${String(number).padStart(6, '0')}`;
}

/** The groups of an employee. */
export function feedsOf({ department, site }: Employee): string[] {
  const rights = department.name === 'Human Resources' ? [humanResourcesFeed] : [];
  return [department.feed, site.feed, ...rights];
}

/** Street and city of a site on one line. */
export function addressLine({ address, postalCode, city }: Site): string {
  return `${address}, ${postalCode} ${city}`;
}

/** What lives in the standard profile. */
function standardValues(employee: Employee, chance: Chance): PeopleValues {
  const { title, department, manager, number, site, email } = employee;
  return {
    title,
    department: department.name,
    ...(manager === undefined ? {} : { manager }),
    employee_number: employeeNumber(number),
    cost_center: department.costCenter,
    phone: phoneNumber(site, 'landline', number),
    ...(chance.happens(70) ? { mobile: phoneNumber(site, 'mobile', number) } : {}),
    office_address: addressLine(site),
    floor: String(1 + chance.below(6)),
    ...(chance.happens(40) ? { private_email: email.replace(/@.*/, '@example.org') } : {}),
  };
}

/** What lives in the directory's own fields. */
function customValues(
  employee: Employee,
  colleagues: readonly Employee[],
  chance: Chance,
): PeopleValues {
  const { siteId, site, lang, number, startDate, email, level } = employee;
  const others = colleagues.filter(
    (other) => other !== employee && !other.isDisabled && !other.isHidden,
  );
  const partners = chance.happens(50) ? chance.several(others, 1 + chance.below(4)) : [];
  const year = startDate.slice(0, 4);
  const [account = ''] = email.split('@');
  return {
    site: [siteId],
    workplace: placeOf(site),
    ...(chance.happens(85) ? { desk_number: 100 + chance.below(900) } : {}),
    start_date: startDate,
    ...(chance.happens(90) ? { remote: chance.happens(35) } : {}),
    skills: idsOf(chance.several(skillsOffered, 1 + chance.below(5))),
    languages: languagesOf(lang, chance),
    ...(chance.happens(70)
      ? { about: introductionOf({ lang, site: site.city, year, number }) }
      : {}),
    ...(chance.happens(25) ? { notes: remarkOf(lang, number) } : {}),
    ...(chance.happens(30) ? { website: `https://example.com/~${account}` } : {}),
    ...(level < 3 ? assistantOf(employee, others) : {}),
    works_with: partners.map((partner) => partner.email),
    ...(chance.happens(75) ? { shirt: idsOf(chance.several(shirtOptions, 1)) } : {}),
  };
}

function placeOf(site: Site): JsonObject {
  const { name, address, postalCode, city, country, latitude, longitude } = site;
  return { name, address, postalCode, city, country, latitude, longitude };
}

function languagesOf(lang: string, chance: Chance): string[] {
  const further = chance.several(idsOf(languageOptions), chance.below(3));
  return [...new Set([lang, 'en', ...further])];
}

/** Who runs a department has somebody of it to help. */
function assistantOf(employee: Employee, others: readonly Employee[]): PeopleValues {
  const team = others.filter(
    (other) =>
      other.level === 5 && (employee.level === 0 || other.department === employee.department),
  );
  const assistant = team[employee.number % team.length];
  return assistant === undefined ? {} : { assistant: assistant.email };
}
