import type { Instance } from '@whoswho/core/contract';
import type { JsonObject } from '@whoswho/core';
import type { WriteContext } from '../operations/operation.ts';
import { insertPerson, parseUser, updatePerson } from '../operations/person.ts';
import { newSubscription } from '../operations/subscription.ts';
import type { Writer } from '../storage/store.ts';
import { wireTime } from '../time.ts';
import { departments } from './company/departments.ts';
import type { Department } from './company/departments.ts';
import {
  addressLine,
  employeeNumber,
  employeeProfile,
  feedsOf,
} from './company/employee-profile.ts';
import type { PeopleValues } from './company/employee-profile.ts';
import { editorRole, feeds, feedTypes } from './company/groups.ts';
import { peopleContent, peopleDirectory } from './company/people-directory.ts';
import { sites } from './company/sites.ts';
import { guideDepartment, staff } from './company/staff.ts';
import type { Employee } from './company/staff.ts';
import { guide } from './guide.ts';
import { writeOwnValues } from './profile-values.ts';
import { demoContext, fieldsByKey, saveDirectory, saveGroups } from './seeding.ts';

/** The second site of the customer, with an administrator of its own. */
export const franceInstance = '6288388086038529';

/** Adds the made-up company to the guide's data: directory, groups, role, site and 300 people. */
export async function insertCompany(writer: Writer, now: Date): Promise<void> {
  const empty = await demoContext(writer, now);
  await saveGroups(empty, feedTypes, feeds);
  await saveDirectory(empty, peopleDirectory, peopleContent);
  await putRoleAndSite(empty);
  const context = await demoContext(writer, now);
  const fields = fieldsByKey(context, peopleDirectory);
  const employees = staff();
  for (const employee of employees) {
    const user = employeeProfile(employee, employees, fields);
    if (isFranceAdministrator(employee)) {
      user['instancesSuperAdmin'] = [franceInstance];
    }
    await insertPerson(context, user);
    await subscribe(context, employee.id, feedsOf(employee));
  }
  await settle(context, employees, {
    id: guide.person,
    number: 301,
    department: guideDepartment,
    managerLevel: 3,
  });
  await settle(context, employees, {
    id: guide.administrator,
    number: 302,
    department: 'IT',
    managerLevel: 2,
  });
}

async function putRoleAndSite({ data, now }: WriteContext): Promise<void> {
  const createdAt = wireTime(now);
  const france: Instance = {
    id: franceInstance,
    uid: franceInstance,
    customer: guide.customer,
    name: 'France',
    title: { en: 'France', fr: 'France' },
    slug: 'france',
    status: 'LIVE',
    defaultLang: 'fr',
    langs: ['fr', 'en'],
    isDefaultInstance: false,
    createdAt,
    updatedAt: createdAt,
  };
  const role = { ...editorRole, createdAt, updatedAt: createdAt };
  const { documents } = data;
  await documents.put('instance', guide.customer, franceInstance, JSON.stringify(france));
  await documents.put('role', guide.customer, editorRole.id, JSON.stringify(role));
}

/** The manager of IT looks after the French site. */
function isFranceAdministrator({ department, level }: Employee): boolean {
  return department.name === 'IT' && level === 3;
}

async function subscribe({ data }: WriteContext, user: string, groups: string[]): Promise<void> {
  for (const group of groups) {
    await data.subscriptions.add(guide.customer, group, user);
  }
}

/**
 * Gives one of the guide's people a place in the company: manager, number, office and groups. None
 * of it in `customProfile` or in `apiProfile.organization`, so that after its script the guide's
 * person has there what the guide prints, and nothing else.
 */
async function settle(
  context: WriteContext,
  employees: readonly Employee[],
  place: { id: string; number: number; department: string; managerLevel: number },
): Promise<void> {
  const { id, number } = place;
  const stored = await context.data.users.byId(guide.customer, id);
  const manager = employees.find(
    ({ department, level }) => department.name === place.department && level === place.managerLevel,
  );
  if (stored === undefined || manager === undefined) {
    throw new Error(`demo: no person ${id} or no manager for them`);
  }
  const user: JsonObject = parseUser(stored);
  const groups = [departmentOf(place.department).feed, sites.paris.feed];
  user['employeeId'] = employeeNumber(number);
  user['subscriptions'] = groups.map((group) => newSubscription(group, context.now));
  const values: PeopleValues = {
    manager: manager.email,
    employee_number: employeeNumber(number),
    office_address: addressLine(sites.paris),
    floor: '2',
  };
  writeOwnValues(user, fieldsByKey(context, peopleDirectory), values);
  await updatePerson(context, stored, parseUser(stored), user);
  await subscribe(context, id, groups);
}

function departmentOf(name: string): Department {
  return departments.find((department) => department.name === name) ?? departments[0];
}
