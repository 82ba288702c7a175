import { useQueries } from '@tanstack/react-query';
import type { Field } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import { groupQuery } from '../../data/groups.ts';
import type { Choice } from '../../data/people-choices.ts';
import { usePersonCards } from '../../data/person-card.ts';
import { localized } from '../../ui/localized.ts';
import { nameOf } from '../../ui/person-link.tsx';
import { groupsName } from './facet-field.ts';

/** A field, or the groups, and some of its values. */
export interface Labelled {
  readonly name: string;
  readonly field: Field | undefined;
  readonly choices: readonly Choice[];
}

/** What values are called: options by their labels, people and groups by their names. */
export function useChoiceLabels({ name, field, choices }: Labelled): (choice: Choice) => string {
  const { t, i18n } = useTranslation('people');
  const { language } = i18n;
  const values = choices.filter((choice) => choice !== null);
  const groups = field === undefined && name === groupsName ? values.map(String) : [];
  const emails = values.flatMap((value) => field?.type?.references?.(value, field.settings) ?? []);
  const cards = usePersonCards(emails);
  const answers = useQueries({ queries: groups.map(groupQuery) });
  const names = new Map([
    ...emails.map((email, index) => {
      const card = cards[index];
      return [email, card === undefined || card === null ? '' : nameOf(card)] as const;
    }),
    ...groups.map((id, index) => [id, localized(answers[index]?.data?.name, language)] as const),
  ]);
  return (choice) => {
    if (choice === null) {
      return t('noValue');
    }
    const text = field?.type?.toText(choice, field.settings, language) ?? String(choice);
    return names.get(String(choice)) || text;
  };
}
