import { useSortable } from '@dnd-kit/sortable';
import { ActionIcon, Box, Button, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import IconArrowDown from '~icons/tabler/arrow-down';
import IconArrowUp from '~icons/tabler/arrow-up';
import IconDots from '~icons/tabler/dots';
import IconFolderPlus from '~icons/tabler/folder-plus';
import IconPencil from '~icons/tabler/pencil';
import IconX from '~icons/tabler/x';
import { localized } from '../../../ui/localized.ts';
import { missingLanguages } from '../draft/component.ts';
import { moveSection, renameSection, rowKey, sectionId } from '../draft/section.ts';
import type { Row } from '../draft/section.ts';
import type { Draft } from '../draft/use-drafts.ts';
import type { FieldListProps } from './field-list-props.ts';
import classes from './field-row.module.css';
import { MissingMark } from './missing-mark.tsx';
import { SectionDialog } from './section-dialog.tsx';

/** The name of a section above its fields; a field dropped below it is in it. */
export function SectionHeading({
  draft,
  languages,
  row,
}: FieldListProps & { readonly row: Row & { readonly kind: 'section' } }) {
  const { t, i18n } = useTranslation('fields');
  const { setNodeRef, transform, transition } = useSortable({
    id: rowKey(row),
    disabled: { draggable: true },
  });
  const [isOpen, { open, close }] = useDisclosure();
  const name = row.id === '' ? t('noSection') : localized(row.name, i18n.language);
  const missing = missingLanguages(row.name, languages);
  const isEmpty = draft.emptySections.some((empty) => sectionId(empty) === row.id);
  const remove = () => {
    draft.change((content) => renameSection(content, row.id, undefined));
    draft.changeEmptySections(draft.emptySections.filter((one) => sectionId(one) !== row.id));
  };
  return (
    <Box
      component="li"
      ref={setNodeRef}
      style={{
        transform: transform === null ? undefined : `translate3d(0, ${transform.y}px, 0)`,
        transition,
      }}
    >
      <Group gap={4} wrap="nowrap" justify="space-between" className={classes['heading']}>
        <Text size="xs" fw={700} tt="uppercase" c="dimmed" truncate flex={1}>
          {name}
        </Text>
        {missing.length === 0 ? null : <MissingMark languages={missing} />}
        {row.id === '' ? null : (
          <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('sectionActions', { name })}
              >
                <IconDots aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil aria-hidden />} onClick={open}>
                {t('renameSection')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconArrowUp aria-hidden />}
                onClick={() => draft.change((content) => moveSection(content, row.id, -1))}
              >
                {t('sectionUp')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconArrowDown aria-hidden />}
                onClick={() => draft.change((content) => moveSection(content, row.id, 1))}
              >
                {t('sectionDown')}
              </Menu.Item>
              <Menu.Item leftSection={<IconX aria-hidden />} onClick={remove}>
                {t('removeSection')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {isEmpty ? (
        <Text size="xs" c="dimmed" px={4} pb={4}>
          {t('emptySection')}
        </Text>
      ) : null}
      <SectionDialog
        isOpen={isOpen}
        close={close}
        title={t('renameSection')}
        languages={languages}
        name={row.name}
        save={(next) => {
          draft.change((content) => renameSection(content, row.id, next));
          draft.changeEmptySections(
            draft.emptySections.map((empty) => (sectionId(empty) === row.id ? next : empty)),
          );
        }}
      />
    </Box>
  );
}

/** Makes a section, to which fields can be dragged. */
export function NewSectionButton({
  draft,
  languages,
}: {
  readonly draft: Draft;
  readonly languages: readonly string[];
}) {
  const { t } = useTranslation('fields');
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button
        variant="default"
        flex="0 0 auto"
        px="xs"
        size="sm"
        leftSection={<IconFolderPlus aria-hidden />}
        onClick={open}
      >
        {t('newSection')}
      </Button>
      <SectionDialog
        isOpen={isOpen}
        close={close}
        title={t('newSection')}
        languages={languages}
        name={undefined}
        save={(name) => draft.changeEmptySections([...draft.emptySections, name])}
      />
    </>
  );
}
