import { DirectoryError, fold, nicknameGroups } from '@whoswho/core';
import { documents } from './definitions.ts';
import type { Nicknames } from './definitions.ts';
import type { Operations } from './operation.ts';

/** Nicknames by which people are found: `nickname/*`. */
export const nickname = {
  async 'nickname/get'(context) {
    const [own] = await documents<Nicknames>(context.data, 'nickname', context.viewer.customer);
    return answer(own?.groups ?? []);
  },

  async 'nickname/save'(context, input) {
    if (input.groups === undefined) {
      throw new DirectoryError('badRequest', 'groups: is required; an empty list removes all');
    }
    const { customer } = context.viewer;
    // What is cleared is null, whatever its type says.
    const groups = (input.groups ?? []).map((group, index) => readGroup(group, `groups[${index}]`));
    await context.data.documents.put(
      'nickname',
      customer,
      customer,
      JSON.stringify({ id: customer, customer, groups }),
    );
    return answer(groups);
  },
} satisfies Partial<Operations>;

function answer(own: Nicknames['groups']): { groups: string[][]; builtIn: string[][] } {
  const copy = (groups: Nicknames['groups']) => groups.map((group) => [...group]);
  return { groups: copy(own), builtIn: copy(nicknameGroups) };
}

/** The names of a group, the first of those that count as one; the schema has counted them. */
function readGroup(group: readonly string[], place: string): string[] {
  const names = new Map<string, string>();
  for (const [index, name] of group.entries()) {
    const folded = fold(name);
    if (folded === '') {
      throw new DirectoryError('badRequest', `${place}[${index}]: "${name}" is no name`);
    }
    if (!names.has(folded)) {
      names.set(folded, name.trim());
    }
  }
  if (names.size < 2) {
    throw new DirectoryError(
      'badRequest',
      `${place}: ${JSON.stringify(group)} has one name only; case and accents do not count`,
    );
  }
  return [...names.values()];
}
