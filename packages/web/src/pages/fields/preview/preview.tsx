import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fieldsOf, readValue } from '@whoswho/core';
import type { Field, Json } from '@whoswho/core';
import type { User } from '@whoswho/core/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { profileOfQuery } from '../../../data/directory-edit.ts';
import type { FieldUse } from '../../../data/directory-use.ts';
import { localized } from '../../../ui/localized.ts';
import { PersonSelect } from '../../../ui/person-select.tsx';
import { sectionsOf } from '../draft/section.ts';
import type { Draft } from '../draft/use-drafts.ts';
import { PreviewedControl, PreviewedValue } from './previewed-field.tsx';
import { sampleValue } from './sample-value.ts';

/** How the directory looks to people while it is edited: a profile, or the form that edits it. */
export function Preview({
  draft,
  uses,
  chosen,
}: {
  readonly draft: Draft;
  readonly uses: ReadonlyMap<string, FieldUse> | undefined;
  readonly chosen: string | undefined;
}) {
  const { t, i18n } = useTranslation('fields');
  const [mode, setMode] = useState<'profile' | 'form'>('profile');
  const [person, setPerson] = useState<User>();
  const profile = useQuery(profileOfQuery(person?.uid ?? person?.id, draft.base.id ?? ''));
  const fields = new Map(fieldsOf(draft.content).map((field) => [field.uuid, field]));
  const valueOf = (field: Field): Json | undefined =>
    person === undefined
      ? sampleValue(field, uses?.get(field.uuid))
      : readValue(profile.data ?? {}, field);
  const Part = mode === 'profile' ? PreviewedValue : PreviewedControl;
  const sections = sectionsOf(draft.content).map((section) => ({
    ...section,
    fields: section.fields.flatMap(({ uuid }) => fields.get(uuid) ?? []),
  }));
  // The form shows where the work is; all its controls at once would be slow to type in.
  const shown =
    mode === 'form' && chosen !== undefined
      ? sections.filter((section) => section.fields.some(({ uuid }) => uuid === chosen))
      : sections;
  return (
    <Stack gap="md" pb="md">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('preview.title')}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('preview.title')}
          value={mode}
          onChange={(next) => setMode(next === 'form' ? 'form' : 'profile')}
          data={[
            { value: 'profile', label: t('preview.profile') },
            { value: 'form', label: t('preview.form') },
          ]}
        />
      </Group>
      <PersonSelect
        label={t('preview.person')}
        placeholder={t('preview.madeUp')}
        onPerson={setPerson}
      />
      {shown.length === 0 ? <Text c="dimmed">{t('preview.nothing')}</Text> : null}
      {shown.map((section) => (
        <Stack key={section.id} gap={6} component="section">
          {section.id === '' ? null : (
            <Title order={3} size="h6" c="dimmed" tt="uppercase" fz="xs">
              {localized(section.name, i18n.language)}
            </Title>
          )}
          {section.fields.map((field) => (
            <Part
              // A field of other settings or of somebody else begins anew.
              key={`${field.uuid} ${field.type?.type ?? ''} ${person?.email ?? ''}`}
              field={field}
              value={valueOf(field)}
              isChosen={field.uuid === chosen}
            />
          ))}
        </Stack>
      ))}
    </Stack>
  );
}
