import {
  DirectoryError,
  bindingOf,
  isEmpty,
  isObject,
  titleOf,
  visibleFields,
} from '@whoswho/core';
import type { Field, JsonObject } from '@whoswho/core';
import type { OrgNode } from '@whoswho/core/contract';
import type { TreeNode, TreePerson, TreeProblems, TreeReports } from '../finding/question.ts';
import type { Directory } from './definitions.ts';
import type { Context, Operations } from './operation.ts';
import { managerPath } from '../finding/person-entries.ts';
import { managerEmail } from './organization-chart.ts';
import { pageSize } from './page.ts';
import { findPerson, openingOf } from './person.ts';
import { columnOf, toFindPosition, toPosition } from './person-page.ts';
import { textOf } from './person-text.ts';
import { checkDirectory } from './user-directory.ts';

const usualReports = 100;

/** The organization chart, a piece at a time: `org/tree`. */
export const orgTree = {
  async 'org/tree'(context, input) {
    const directory = checkDirectory(context, input.contentId);
    const isNamed = input.uid !== undefined || !isEmpty(input.email);
    const person = isNamed ? await findPerson(context, input) : undefined;
    const language = input.lang ?? context.viewer.language;
    const lines = input.lines === false ? [] : dottedFields(context, directory);
    const questionOf = (id: string | undefined) => ({ person: id, language });
    const after = context.cursors.read(input.cursor, questionOf(person?.id));
    const answer = await context.finder.tree({
      customer: context.viewer.customer,
      definitionsVersion: context.definitions.version,
      ...(person === undefined ? {} : { person: person.id }),
      depth: input.depth ?? 1,
      lines: lines.map(columnOf),
      ...(language === undefined ? {} : { language }),
      limit: pageSize({ maxResults: input.maxResults ?? usualReports }),
      ...(after === undefined ? {} : { after: toFindPosition(after) }),
    });
    if (answer === undefined) {
      throw new DirectoryError('notFound', `User not found: ${input.uid ?? input.email}`);
    }
    const whole = answer.person === undefined ? [] : [answer.person];
    const users = await usersOf(context, [...answer.line, ...whole, ...answer.reports.nodes]);
    // A cursor is good for a person's reports wherever they stand, and however deep one looks.
    const pageOf = (id: string | undefined, { next }: TreeReports) =>
      next === undefined ? {} : { cursor: context.cursors.write(toPosition(next), questionOf(id)) };

    /** Whoever has been deleted meanwhile is left out. */
    function show(node: TreeNode): OrgNode[] {
      const user = users.get(node.id);
      const { reports } = node;
      return user === undefined
        ? []
        : [
            {
              ...shownPerson(context, user),
              directReports: node.direct,
              allReports: node.all,
              ...dotted(lines, node, language),
              ...(reports === undefined
                ? {}
                : {
                    reports: reports.nodes.flatMap(show),
                    more: reports.next !== undefined,
                    ...pageOf(node.id, reports),
                  }),
            },
          ];
    }

    const [shown] = whole.flatMap(show);
    return {
      ...(input.callId === undefined ? {} : { callId: input.callId }),
      line: answer.line.flatMap(show),
      ...(shown === undefined ? {} : { person: shown }),
      reports: answer.reports.nodes.flatMap(show),
      more: answer.reports.next !== undefined,
      ...pageOf(person?.id, answer.reports),
      total: answer.total,
      ...problems(answer.problems),
    };
  },
} satisfies Partial<Operations>;

/** Fields that name people, but for the manager's: that line is the chart itself. */
function dottedFields({ viewer }: Context, { fields }: Directory): Field[] {
  return visibleFields(viewer, fields).filter(
    (field) => field.type?.references !== undefined && columnOf(field) !== managerPath,
  );
}

function dotted(
  fields: readonly Field[],
  { lines }: TreeNode,
  language: string | undefined,
): Pick<OrgNode, 'dotted'> {
  const shown = fields.flatMap((field, place) => {
    const people = (lines[place] ?? []).map(named);
    const title = titleOf(field.title, language);
    return people.length === 0 ? [] : [{ field: field.key, title, people }];
  });
  return shown.length === 0 ? {} : { dotted: shown };
}

function named({ id, email, fullName }: TreePerson) {
  return { uid: id, email, fullName };
}

function problems(found: TreeProblems | undefined) {
  if (found === undefined || (found.cycles.length === 0 && found.orphans.length === 0)) {
    return {};
  }
  const orphans = found.orphans.map(({ person, manager }) => ({ person: named(person), manager }));
  return {
    problems: { ...found, cycles: found.cycles.map((cycle) => [...cycle]), orphans },
  };
}

/** The users of nodes, and of those inside them, by id. */
async function usersOf(
  context: Context,
  nodes: readonly TreeNode[],
): Promise<Map<string, JsonObject>> {
  const ids = [...new Set(nodes.flatMap(idsIn))];
  const texts = await context.data.users.texts(context.viewer.customer, ids, openingOf(context));
  const users = JSON.parse(`[${Buffer.from(texts).toString()}]`) as JsonObject[]; // we wrote them
  return new Map(users.map((user) => [textOf(user['id']), user]));
}

function idsIn({ id, reports }: TreeNode): string[] {
  return [id, ...(reports?.nodes.flatMap(idsIn) ?? [])];
}

const titlePath = 'organizations/title';

function shownPerson(context: Context, user: JsonObject) {
  const { apiProfile } = user;
  const field = context.definitions.fieldByPath.get(titlePath);
  const isTitleSeen = field === undefined || visibleFields(context.viewer, [field]).length > 0;
  const profile = isTitleSeen && isObject(apiProfile) ? apiProfile : {};
  const title = textOf(bindingOf(titlePath)?.read(profile));
  const manager = managerEmail(user);
  return {
    uid: textOf(user['id']),
    email: textOf(user['email']),
    fullName: textOf(user['fullName']),
    ...(title === '' ? {} : { title }),
    profilePictureUrl: textOf(user['profilePictureUrl']),
    ...(manager === undefined ? {} : { managerEmail: manager }),
  };
}
