import { Button, Group, Pill } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../data/directory.ts';
import { countOf, toggled } from '../../data/people-choices.ts';
import { localized } from '../../ui/localized.ts';
import { choiceLabel } from './choice-label.ts';
import { useGroupNames } from './use-group-names.ts';
import { usePeopleSearch } from './use-people-search.ts';

/** What narrows the results, each to be taken away again. */
export function Chips({ directory }: { readonly directory: Directory }) {
  const { t, i18n } = useTranslation('people');
  const [{ choices = {}, filter }, change] = usePeopleSearch();
  const groupName = useGroupNames(choices['feeds'] ?? []);
  const count = countOf(choices) + (filter === undefined ? 0 : 1);
  if (count === 0) {
    return null;
  }
  const chips = Object.entries(choices).flatMap(([name, values]) => {
    const field = directory.fields.find(({ key }) => key === name);
    const isGroups = field === undefined && name === 'feeds';
    const title = isGroups ? t('groups') : localized(field?.title, i18n.language) || name;
    return values.map((value) => {
      const text = isGroups ? groupName(value) : choiceLabel(field, value, i18n.language);
      return {
        key: JSON.stringify([name, value]),
        text: t('labelled', { label: title }) + ' ' + (value === null ? t('noValue') : text),
        onRemove: () => change({ choices: toggled(choices, name, value) }),
      };
    });
  });
  const all = [
    ...chips,
    ...(filter === undefined
      ? []
      : [{ key: 'filter', text: filter, onRemove: () => change({ filter: undefined }) }]),
  ];
  return (
    <Group gap={6} role="group" aria-label={t('narrowedBy')}>
      {all.map(({ key, text, onRemove }) => (
        <Pill
          key={key}
          size="md"
          withRemoveButton
          onRemove={onRemove}
          removeButtonProps={{
            'aria-label': t('removeChip', { text }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
          maw={360}
        >
          {text}
        </Pill>
      ))}
      {count < 2 ? null : (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => change({ choices: undefined, filter: undefined })}
        >
          {t('clearAll')}
        </Button>
      )}
    </Group>
  );
}
