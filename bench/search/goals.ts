import type { QuestionName } from './questions.ts';

/** The most milliseconds that a question may take. */
export interface Goal {
  readonly p50: number;
  readonly p99?: number;
}

const goals: Readonly<Record<number, Partial<Readonly<Record<QuestionName, Goal>>>>> = {
  100_000: {
    prefix: { p50: 0.2, p99: 1 },
    infix: { p50: 0.2, p99: 1 },
    typo: { p50: 1 },
    custom: { p50: 1 },
    facetsOfAll: { p50: 2 },
    facetsOfQuery: { p50: 1 },
  },
  1_000_000: {
    prefix: { p50: 0.5, p99: 10 },
    infix: { p50: 0.5, p99: 10 },
    typo: { p50: 1 },
    custom: { p50: 1 },
    facetsOfAll: { p50: 20 },
    facetsOfQuery: { p50: 8 },
  },
};

/** What is aimed at with so many people, if anything is. */
export function goalOf(people: number, question: QuestionName): Goal | undefined {
  return goals[people]?.[question];
}

/** The most that a question may take beside plain SQL. */
export const mostOfPlain = 5;
/** The most that a save may take beside one among few people. */
export const mostOfFew = 1.5;
/** The longest p99 of a get while others count and export, in milliseconds. */
export const longestStallMs = 25;
