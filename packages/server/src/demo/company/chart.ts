import { chiefExecutive, departments } from './departments.ts';
import type { Department } from './departments.ts';

/** A place in the company that somebody has. */
export interface Place {
  readonly department: Department;
  /** 0 is the chief executive; below are four levels of managers, and everybody else on 5. */
  readonly level: number;
  /** The manager's place among all; the chief executive has none. */
  readonly manager: number | undefined;
  /** Counts the places of a department that are on one level. */
  readonly position: number;
}

/** Managers of the second to fourth level, for every hundred people of a department. */
const managersPerHundred = [6, 10, 15];

/** All places, each after its manager's: five managers stand above most of them. */
export function chart(): Place[] {
  const top: Place = { department: chiefExecutive, level: 0, manager: undefined, position: 0 };
  const places = [top];
  for (const department of departments) {
    places.push(...placesOf(department, places.length));
  }
  return places;
}

function placesOf(department: Department, start: number): Place[] {
  const managers = managersPerHundred.map((share) =>
    Math.max(1, Math.round((department.size * share) / 100)),
  );
  const led = 1 + managers.reduce((sum, count) => sum + count, 0);
  const places: Place[] = [];
  let above = { first: 0, count: 1 };
  for (const [index, count] of [1, ...managers, department.size - led].entries()) {
    const first = start + places.length;
    for (let position = 0; position < count; position += 1) {
      const manager = above.first + (position % above.count);
      places.push({ department, level: index + 1, manager, position });
    }
    above = { first, count };
  }
  return places;
}
