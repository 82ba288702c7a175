import { ActionIcon, Button, Group, Input, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { selfSource } from '@whoswho/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconPlus from '~icons/tabler/plus';
import IconTrash from '~icons/tabler/trash';
import { settingsOf } from '../draft/component.ts';
import { SortableRows } from '../sortable-rows.tsx';
import { problemAt } from './form-part.ts';
import type { FormPartProps } from './form-part.ts';

/** Which sources set the value, those that go first in front; none for most fields. */
export function SourcesControl({ component, problems, set }: FormPartProps) {
  const { t } = useTranslation('fields');
  const [name, setName] = useState('');
  const { sources: value } = settingsOf(component);
  const sources = (Array.isArray(value) ? value : []).filter((one) => typeof one === 'string');
  const setSources = (next: readonly string[]) =>
    set('sources', next.length === 0 ? undefined : [...next]);
  const nameOf = (source: string) => (source === selfSource ? t('sourceSelf') : source);
  const isFree = name.trim() !== '' && !sources.includes(name.trim());
  const add = () => {
    if (isFree) {
      setSources([...sources, name.trim()]);
      setName('');
    }
  };
  return (
    <Input.Wrapper
      label={t('sources')}
      description={t('sourcesText')}
      error={problemAt(problems, 'properties.sources')}
      labelElement="div"
    >
      <Stack gap="xs" mt="xs">
        <SortableRows items={sources} nameOf={nameOf} change={setSources}>
          {(source, place) => (
            <Group gap="xs" wrap="nowrap" justify="space-between" maw={420}>
              <Text size="sm">
                {place + 1}. {nameOf(source)}
              </Text>
              <Tooltip label={t('removeSource', { name: nameOf(source) })}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('removeSource', { name: nameOf(source) })}
                  onClick={() => setSources(sources.toSpliced(place, 1))}
                >
                  <IconTrash aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          )}
        </SortableRows>
        <Group gap="xs" align="flex-end">
          <TextInput
            size="xs"
            label={t('sourceName')}
            placeholder="hr-import"
            value={name}
            spellCheck={false}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                add();
              }
            }}
          />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus aria-hidden />}
            disabled={!isFree}
            onClick={add}
          >
            {t('addSource')}
          </Button>
          {sources.length > 0 && !sources.includes(selfSource) ? (
            <Button size="xs" variant="subtle" onClick={() => setSources([...sources, selfSource])}>
              {t('addSelf')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
