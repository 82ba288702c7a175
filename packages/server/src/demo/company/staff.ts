import { addressBook } from '../address-book.ts';
import { chanceOf } from '../chance.ts';
import type { Chance } from '../chance.ts';
import { guide } from '../guide.ts';
import { chart } from './chart.ts';
import type { Place } from './chart.ts';
import { cultures } from './cultures.ts';
import type { Culture } from './cultures.ts';
import type { Department } from './departments.ts';
import { sites } from './sites.ts';
import type { Site } from './sites.ts';

/** One of the 300, before the profile is written. */
export interface Employee {
  /** From 1. */
  readonly number: number;
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly lang: string;
  readonly department: Department;
  readonly level: number;
  readonly title: string;
  /** The manager's e-mail address. */
  readonly manager: string | undefined;
  readonly siteId: keyof typeof sites;
  readonly site: Site;
  readonly startDate: string;
  readonly isDisabled: boolean;
  readonly isHidden: boolean;
}

/** The day before which everybody has joined. */
const lastDay = Date.UTC(2026, 0, 14);
/** Managers were there early, others came later and later. */
const longestDays = 5000;
const fewestDaysOfManagers = 1200;

/** Where the guide's person leads a team. */
export const guideDepartment = 'Customer Support';
/** How many of its people the guide's person leads. */
const guideReports = 3;

/** The made-up people of the company, managers before those they manage. */
export function staff(): Employee[] {
  const chance = chanceOf(300);
  const addressOf = addressBook('customer.com');
  const origins = shuffled(
    cultures.flatMap((culture) =>
      Array.from({ length: culture.share }, (_, turn) => ({ culture, turn })),
    ),
    chance,
  );
  const employees: Employee[] = [];
  for (const [index, place] of chart().entries()) {
    const { culture, turn } = origins[index % origins.length] ?? { culture: cultures[0], turn: 0 };
    const manager = place.manager === undefined ? undefined : employees[place.manager]?.email;
    employees.push(
      employeeOf({
        number: index + 1,
        place,
        culture,
        turn,
        manager: isLedByGuide(place) ? guide.email : manager,
        chance,
        addressOf,
      }),
    );
  }
  return employees;
}

interface Origin {
  readonly number: number;
  readonly place: Place;
  readonly culture: Culture;
  /** Counts the people of the culture, so that each gets another name. */
  readonly turn: number;
  readonly manager: string | undefined;
  readonly chance: Chance;
  readonly addressOf: (firstName: string, lastName: string) => string;
}

function employeeOf(origin: Origin): Employee {
  const { number, place, culture, turn, manager, chance, addressOf } = origin;
  const { firstNames, lastNames, lang } = culture;
  const first = firstNames[turn % firstNames.length] ?? firstNames[0];
  const round = Math.floor(turn / firstNames.length);
  const last = lastNames[((turn % firstNames.length) + round) % lastNames.length] ?? lastNames[0];
  const { department, level } = place;
  const siteId = chance.pick(culture.sites);
  const isLeaf = level === 5 && !isLedByGuide(place);
  const fewest = level < 4 ? fewestDaysOfManagers : 2;
  const days = fewest + Math.floor((longestDays - fewest) * (chance.below(1000) / 1000) ** 2);
  return {
    number,
    id: `50665495820${String(number).padStart(5, '0')}`,
    email: addressOf(first.latin, last.latin),
    firstName: first.written,
    lastName: last.written,
    lang,
    department,
    level,
    title: titleOf(place, lang, number),
    manager,
    siteId,
    site: sites[siteId],
    startDate: daysEarlier(days),
    isDisabled: isLeaf && number % 29 === 7,
    isHidden: isLeaf && number % 31 === 11,
  };
}

function daysEarlier(days: number): string {
  return new Date(lastDay - days * 86_400_000).toISOString().slice(0, 10);
}

function titleOf({ department, level }: Place, lang: string, number: number): string {
  const { managers, others } = lang === 'fr' ? department.titles.fr : department.titles.en;
  const title = level === 0 ? managers[0] : managers[level - 1];
  return title ?? others[number % others.length] ?? others[0];
}

function isLedByGuide({ department, level, position }: Place): boolean {
  return department.name === guideDepartment && level === 5 && position < guideReports;
}

function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
  const left = [...items];
  const result: Item[] = [];
  while (left.length > 0) {
    result.push(...left.splice(chance.below(left.length), 1));
  }
  return result;
}
