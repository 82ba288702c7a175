import { parseTime, wireTimeMs } from '../time.ts';
import { requireWholeLedger } from './ledger-access.ts';
import type { Operations } from './operation.ts';
import { ReadyJson } from './operation.ts';
import { readyPage } from './page.ts';
import { pastPage, pastPeople } from './past-people.ts';
import { findPast, pastText } from './past-person.ts';
import { isRefused, toFindQuestion, toPosition } from './person-page.ts';
import { checkDirectory, directoryQuestion } from './user-directory.ts';

/** People as they were: `user/asOf`, `user/directory/asOf`. */
export const asOf = {
  async 'user/asOf'(context, input) {
    checkDirectory(context, input.contentId);
    const user = await findPast(context, input, parseTime('at', input.at));
    // Without an etag: nobody can save upon it.
    return new ReadyJson(pastText(context, user));
  },

  async 'user/directory/asOf'(context, input) {
    requireWholeLedger(context.viewer);
    checkDirectory(context, input.contentId);
    const at = parseTime('at', input.at);
    // "In the last n days" is before that time.
    const then = { ...context, now: new Date(wireTimeMs(at)) };
    const question = directoryQuestion(input);
    if (isRefused(context, question)) {
      return readyPage(context, input, '', undefined);
    }
    const answer = pastPage(context, toFindQuestion(then, input, question));
    for await (const people of pastPeople(context, at)) {
      answer.show(people);
    }
    const { people, next } = answer.page();
    const items = people.map((user) => pastText(context, user)).join();
    return readyPage(context, input, items, next && toPosition(next));
  },
} satisfies Partial<Operations>;
