import { Button, Group, Pill } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../data/directory.ts';
import { countOf, toggled } from '../../data/people-choices.ts';
import type { Choice } from '../../data/people-choices.ts';
import { localized } from '../../ui/localized.ts';
import { groupsName } from './facet-field.ts';
import { useChoiceLabels } from './use-choice-labels.ts';
import { useChangeSearch, useChoices, useFilterText } from './use-people-search.ts';

/** What narrows the results, each to be taken away again. */
export const Chips = memo(function Chips({ directory }: { readonly directory: Directory }) {
  const { t } = useTranslation('people');
  const choices = useChoices();
  const filter = useFilterText();
  const change = useChangeSearch();
  const count = countOf(choices) + (filter === undefined ? 0 : 1);
  if (count === 0) {
    return null;
  }
  return (
    <Group gap={6} role="group" aria-label={t('narrowedBy')}>
      {Object.entries(choices).map(([name, values]) => (
        <FieldChips key={name} directory={directory} name={name} values={values} />
      ))}
      {filter === undefined ? null : (
        <Chip text={filter} onRemove={() => change({ filter: undefined })} />
      )}
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
});

function FieldChips({
  directory,
  name,
  values,
}: {
  readonly directory: Directory;
  readonly name: string;
  readonly values: readonly Choice[];
}) {
  const { t, i18n } = useTranslation('people');
  const choices = useChoices();
  const change = useChangeSearch();
  const field = directory.fields.find(({ key }) => key === name);
  const labelOf = useChoiceLabels({ name, field, choices: values });
  const ownTitle = localized(field?.title, i18n.language) || name;
  const label = field === undefined && name === groupsName ? t('groups') : ownTitle;
  return values.map((value) => (
    <Chip
      key={JSON.stringify(value)}
      text={`${t('labelled', { label })} ${labelOf(value)}`}
      onRemove={() => change({ choices: toggled(choices, name, value) })}
    />
  ));
}

function Chip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  const { t } = useTranslation('people');
  return (
    <Pill
      size="md"
      maw={360}
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{
        'aria-label': t('removeChip', { text }),
        'aria-hidden': false,
        tabIndex: 0,
      }}
    >
      {text}
    </Pill>
  );
}
