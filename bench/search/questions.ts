import type { Filter } from '@whoswho/core';
import { peopleFields } from '../../packages/server/src/demo/company/people-directory.ts';
import { shirtOptions } from '../../packages/server/src/demo/company/choices.ts';
import type { FindAnswer } from '../../packages/server/src/finding/question.ts';
import { anyOf } from '../any-of.ts';
import type { Asked, Finding } from './finding.ts';
import { anyNarrowing, narrow } from './narrowing.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is asked, in the order in which it is. */
export const questionTitles = {
  prefix: 'prefix',
  infix: 'infix',
  twoWords: 'two words',
  custom: 'custom value, by name',
  threeConditions: 'three conditions',
  facetsOfAll: 'five facets over everyone',
  facetsOfQuery: 'five facets under a query',
  suggest: 'suggest',
  typo: 'typo',
  hundredthPage: 'page 100 of a prefix',
  customSort: 'custom value as sort key',
} as const;

/** The name of a question. */
export type QuestionName = keyof typeof questionTitles;

/** Questions whose values are others each time. */
export type Questions = Readonly<Record<QuestionName, () => Promise<unknown>>>;

const { start_date: startDate, shirt, site, skills, desk_number: desk } = peopleFields;
const department = 'organizations/department';
const counted = [department, site.uuid, skills.uuid, shirt.uuid, 'organizations/title'];
const facets = counted.map((column) => ({ column, limit: 10 }));
const byName = { column: 'name', isDescending: false };

/** Makes the questions to a database. */
export async function questionsTo(finding: Finding, vocabulary: Vocabulary): Promise<Questions> {
  const prefix = () => anyOf(vocabulary.prefixes);
  const hundredth = await hundredthPages(finding, vocabulary);
  return {
    prefix: () => finding.page({ query: prefix() }),
    infix: () => finding.page({ query: vocabulary.infix() }),
    twoWords: () => finding.page({ query: vocabulary.twoWords() }),
    custom: () => finding.page({ conditions: [wears(anyShirt())] }),
    threeConditions: () => finding.page({ conditions: narrow(anyNarrowing()) }),
    facetsOfAll: () => finding.counts({ facets, limit: 1 }),
    facetsOfQuery: () => finding.page({ query: prefix(), facets }),
    suggest: () => finding.suggest(prefix()),
    typo: () => finding.page({ query: vocabulary.typo() }),
    hundredthPage: () => finding.page(anyOf(hundredth)),
    customSort: () => finding.page({ sort: [anySortColumn(), byName] }),
  };
}

/** A size of shirt that many people have. */
export function anyShirt(): string {
  return anyOf(shirtOptions).id;
}

/** Who wears a shirt of a size. */
export function wears(size: string): Filter {
  return { field: shirt.uuid, op: 'equals', value: size };
}

/** Counts the sizes of everybody's shirts. */
export const shirtFacet = [{ column: shirt.uuid, limit: 10 }];

function anySortColumn() {
  const column = anyOf([startDate.uuid, desk.uuid, site.uuid]);
  return { column, isDescending: Math.random() < 0.5 };
}

const usualPage = 20;
/** Pages before the one that is asked for, and one that may not be full after it. */
const pages = 101;
/** Prefixes whose pages are followed: those that most people match. */
const followed = 3;

async function hundredthPages(finding: Finding, { prefixes }: Vocabulary): Promise<Asked[]> {
  const totals: { query: string; total: number }[] = [];
  for (const query of prefixes) {
    const { total } = await finding.counts({ query, limit: 1 });
    totals.push({ query, total });
  }
  totals.sort((left, right) => right.total - left.total);
  return Promise.all(totals.slice(0, followed).map((one) => hundredthPage(finding, one)));
}

/** Follows a prefix from page to page; the pages are smaller where few people match. */
async function hundredthPage(
  finding: Finding,
  { query, total }: { readonly query: string; readonly total: number },
): Promise<Asked> {
  const limit = Math.max(1, Math.min(usualPage, Math.floor(total / pages)));
  let after: FindAnswer['next'];
  for (let page = 1; page < pages - 1; page += 1) {
    const asked = { query, limit, ...(after === undefined ? {} : { after }) };
    after = (await finding.counts(asked)).next;
    if (after === undefined) {
      throw new Error(`bench: ${query} finds too few people for page 100`);
    }
  }
  return { query, limit, ...(after === undefined ? {} : { after }) };
}
