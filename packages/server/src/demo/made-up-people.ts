import { writeValue } from '@whoswho/core';
import type { Field, JsonObject } from '@whoswho/core';
import { insertPerson } from '../operations/person.ts';
import type { Store } from '../storage/store.ts';
import { wireTime } from '../time.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { idsOf, languageOptions, shirtOptions, skillsOffered } from './company/choices.ts';
import { cultures } from './company/cultures.ts';
import { departments } from './company/departments.ts';
import type { PeopleValues } from './company/employee-profile.ts';
import { introductionOf, remarkOf } from './company/introductions.ts';
import { peopleContent, peopleDirectory } from './company/people-directory.ts';
import { sites } from './company/sites.ts';
import type { SiteId } from './company/sites.ts';
import { guide } from './guide.ts';
import { demoContext, demoTime, fieldsByKey, saveDirectory } from './seeding.ts';

/** How many people one transaction inserts, unless the caller says otherwise. */
const usualBatch = 5000;

/**
 * Inserts any number of made-up people into the guide's customer, once, for measurements: each with
 * some 22 standard attributes and 12 values of the directory "People", which is made when it is
 * missing. The same seed and count make the same people.
 */
export async function insertMadeUpPeople(
  store: Store,
  count: number,
  options: { batch?: number; seed?: number } = {},
): Promise<void> {
  const { batch = usualBatch, seed = 1 } = options;
  const chance = chanceOf(seed);
  await store.write(async (writer) =>
    saveDirectory(await demoContext(writer, demoTime), peopleDirectory, peopleContent),
  );
  for (let start = 0; start < count; start += batch) {
    await store.write(async (writer) => {
      const context = await demoContext(writer, demoTime);
      const fields = fieldsByKey(context, peopleDirectory);
      for (let number = start; number < Math.min(start + batch, count); number += 1) {
        await insertPerson(context, madeUpPerson({ number, count, chance, fields }));
      }
    });
  }
}

/** The e-mail address of a made-up person, counted from 0. */
export function madeUpEmail(number: number): string {
  return `person-${String(number).padStart(6, '0')}@customer.com`;
}

interface Making {
  /** From 0. */
  readonly number: number;
  /** How many people there will be. */
  readonly count: number;
  readonly chance: Chance;
  readonly fields: ReadonlyMap<string, Field>;
}

/** One person: 13 attributes of the user, 5 of the standard profile in two places, 12 custom ones. */
function madeUpPerson({ number, count, chance, fields }: Making): JsonObject {
  // Neighbours share a culture: their names then share pages of the indexes, a quarter faster.
  const culture = cultures[Math.floor(number / 1000) % cultures.length] ?? cultures[0];
  const id = `6${String(number).padStart(15, '0')}`;
  const startDate = `${2010 + chance.below(16)}-${String(1 + chance.below(12)).padStart(2, '0')}-01`;
  const user: JsonObject = {
    id,
    uid: id,
    customer: guide.customer,
    email: madeUpEmail(number),
    firstName: chance.pick(culture.firstNames).written,
    lastName: chance.pick(culture.lastNames).written,
    status: 'enabled',
    accountType: 'external',
    lang: culture.lang,
    employeeId: madeUpEmployeeNumber(number),
    createdAt: wireTime(new Date(`${startDate}T08:00:00Z`)),
  };
  const siteId = chance.pick(culture.sites);
  const neighbours = [1, 2].map((distance) => madeUpEmail((number + distance) % count));
  const values: JsonObject = {
    ...standardValues(number, chance),
    ...customValues({ number, siteId, startDate, lang: culture.lang, neighbours }, chance),
  };
  // The types would take half of the time to say that the values are right; the test asks them.
  for (const [key, field] of fields) {
    writeValue(user, field, values[key]);
  }
  return user;
}

/** A number unlike those of the company's people: a letter for each million. */
function madeUpEmployeeNumber(number: number): string {
  const letter = String.fromCharCode(65 + Math.floor(number / 1_000_000));
  return `M${letter}${String(number % 1_000_000).padStart(6, '0')}`;
}

function standardValues(number: number, chance: Chance): PeopleValues {
  const { name, costCenter, titles } = chance.pick(departments);
  return {
    title: chance.pick(titles.en.others),
    department: name,
    manager: number === 0 ? guide.email : madeUpEmail(Math.floor(number / 10)),
    employee_number: madeUpEmployeeNumber(number),
    cost_center: costCenter,
  };
}

function customValues(
  person: {
    readonly number: number;
    readonly siteId: SiteId;
    readonly startDate: string;
    readonly lang: string;
    readonly neighbours: readonly string[];
  },
  chance: Chance,
): PeopleValues {
  const { number, siteId, startDate, lang, neighbours } = person;
  const year = startDate.slice(0, 4);
  return {
    site: [siteId],
    desk_number: 1 + (number % 9999),
    start_date: startDate,
    remote: chance.happens(35),
    skills: idsOf(chance.several(skillsOffered, 1)),
    languages: idsOf(chance.several(languageOptions, 1)),
    about: introductionOf({ lang, site: sites[siteId].city, year, number }),
    notes: remarkOf(lang, number),
    website: `https://example.com/~${number}`,
    assistant: neighbours[0] ?? guide.email,
    works_with: neighbours.slice(1),
    shirt: idsOf(chance.several(shirtOptions, 1)),
  };
}
