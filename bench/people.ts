import type { Field, JsonObject } from '@whoswho/core';
import { chanceOf } from '../packages/server/src/demo/chance.ts';
import { cultures } from '../packages/server/src/demo/company/cultures.ts';
import { peopleDirectory } from '../packages/server/src/demo/company/people-directory.ts';
import type { PeopleKey } from '../packages/server/src/demo/company/people-directory.ts';
import { guide } from '../packages/server/src/demo/guide.ts';
import { writeValues } from '../packages/server/src/demo/profile-values.ts';
import { demoContext, fieldsByKey } from '../packages/server/src/demo/seeding.ts';
import { insertPerson } from '../packages/server/src/operations/person.ts';
import type { Store } from '../packages/server/src/storage/store.ts';

const batch = 5000;

export async function insertMadeUpPeople(store: Store, count: number): Promise<void> {
  for (let start = 0; start < count; start += batch) {
    await store.write(async (writer) => {
      const context = await demoContext(writer, new Date());
      const fields = fieldsByKey(context, peopleDirectory);
      for (let number = start; number < Math.min(count, start + batch); number += 1) {
        await insertPerson(context, personOf(number, fields));
      }
    });
  }
}

function personOf(number: number, fields: ReadonlyMap<string, Field>): JsonObject {
  const chance = chanceOf(number);
  const culture = chance.pick(cultures);
  const first = chance.pick(culture.firstNames);
  const last = chance.pick(culture.lastNames);
  const id = `77${String(number).padStart(14, '0')}`;
  const digits = String(number).padStart(6, '0');
  const email = `person${digits}@customer.com`;
  const user: JsonObject = {
    id,
    uid: id,
    customer: guide.customer,
    email,
    firstName: first.written,
    lastName: `${last.written} ${digits}`,
    status: 'enabled',
    accountType: 'external',
    lang: culture.lang,
    employeeId: `MP${digits}`,
    createdAt: '2020-01-01T00:00:00.000000',
  };
  writeValues<PeopleKey>(user, fields, {
    title: `Consultant ${number % 40}`,
    department: `Department ${number % 60}`,
    manager: `person${String(Math.floor(number / 8)).padStart(6, '0')}@customer.com`,
    employee_number: `MP${digits}`,
    cost_center: String(1000 + (number % 60)),
    phone: `+331${String(42000000 + number)}`,
    mobile: `+336${String(12000000 + number)}`,
    office_address: `${number % 200} rue de la Paix, 75002 Paris`,
    floor: String(number % 9),
    private_email: `private${digits}@example.org`,
    workplace: { name: `Site ${number % 30}`, city: 'Paris', country: 'FR' },
    desk_number: 100 + (number % 900),
    start_date: '2020-01-01',
    remote: number % 3 === 0,
    notes: `Sits beside the window, row ${number % 77}.`,
    website: `https://example.com/~person${digits}`,
    assistant: email,
    works_with: [email],
    about: `<p>Hello, I am ${first.written} and I like maps.</p>`,
    skills: [],
  });
  return user;
}
