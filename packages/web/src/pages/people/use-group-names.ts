import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupQuery } from '../../data/groups.ts';
import type { Choice } from '../../data/people-choices.ts';
import { localized } from '../../ui/localized.ts';

/** What groups are called; their ids as long as nobody knows. */
export function useGroupNames(ids: readonly Choice[]): (id: Choice) => string {
  const { i18n } = useTranslation();
  const groups = ids.flatMap((id) => (id === null ? [] : [String(id)]));
  const answers = useQueries({ queries: groups.map(groupQuery) });
  const names = new Map(
    answers.map(({ data }, index) => [groups[index], localized(data?.name, i18n.language)]),
  );
  return (id) => names.get(String(id)) || String(id);
}
