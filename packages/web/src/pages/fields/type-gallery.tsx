import { Group, Modal, SimpleGrid, Text, TextInput, UnstyledButton } from '@mantine/core';
import { fieldTypes, fold } from '@whoswho/core';
import type { FieldType } from '@whoswho/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconSearch from '~icons/tabler/search';
import { CodeSpans } from './code-spans.tsx';
import { TypeIcon } from './type-icon.tsx';
import { labelOfType, summaryOfType } from './type-text.ts';
import classes from './type-gallery.module.css';

/** All types of fields to choose from, with what each is for. */
export function TypeGallery({
  isOpen,
  close,
  title,
  choose,
}: {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly choose: (type: FieldType) => void;
}) {
  const { t, i18n } = useTranslation(['fields', 'shell']);
  const [query, setQuery] = useState('');
  const found = fieldTypes.filter((type) =>
    fold(`${labelOfType(type.type, i18n.language)} ${summaryOfType(type, t)}`).includes(
      fold(query),
    ),
  );
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      onExitTransitionEnd={() => setQuery('')}
      title={title}
      size="xl"
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <TextInput
        data-autofocus
        mb="md"
        aria-label={t('searchTypes')}
        placeholder={t('searchTypes')}
        leftSection={<IconSearch aria-hidden />}
        value={query}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      {found.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl">
          {t('noTypes')}
        </Text>
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {found.map((type) => (
          <UnstyledButton key={type.type} className={classes['type']} onClick={() => choose(type)}>
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <TypeIcon type={type} />
              <div>
                <Text fw={600}>{labelOfType(type.type, i18n.language)}</Text>
                <Text size="sm" c="dimmed">
                  <CodeSpans text={summaryOfType(type, t)} />
                </Text>
              </div>
            </Group>
          </UnstyledButton>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
