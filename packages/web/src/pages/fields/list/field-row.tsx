import { useSortable } from '@dnd-kit/sortable';
import { ActionIcon, Anchor, Box, Group, Progress, Text, Tooltip } from '@mantine/core';
import { fieldTypeOf } from '@whoswho/core';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import IconAlertTriangle from '~icons/tabler/alert-triangle';
import IconGripVertical from '~icons/tabler/grip-vertical';
import { localized } from '../../../ui/localized.ts';
import { missingLanguages, settingsOf } from '../draft/component.ts';
import type { FieldComponent } from '../draft/component.ts';
import { labelOfType } from '../type-text.ts';
import { TypeIcon } from '../type-icon.tsx';
import { useSeenInColumn } from '../use-seen-in-column.ts';
import type { FieldListProps } from './field-list-props.ts';
import classes from './field-row.module.css';
import { MissingMark } from './missing-mark.tsx';

type RowProps = FieldListProps & { readonly field: FieldComponent };

/** A field in the list, which can be dragged by its handle, also with the keyboard. */
export function FieldRow(props: RowProps) {
  const { t, i18n } = useTranslation('fields');
  const { field } = props;
  const name = localized(field.title, i18n.language) || t('untitled');
  const {
    setNodeRef,
    setActivatorNodeRef,
    attributes,
    listeners,
    transform,
    transition,
    isDragging,
  } = useSortable({ id: field.uuid });
  return (
    <Box
      component="li"
      ref={setNodeRef}
      style={{
        transform: transform === null ? undefined : `translate3d(0, ${transform.y}px, 0)`,
        transition,
        opacity: isDragging ? 0.35 : 1,
      }}
    >
      <RowContent
        {...props}
        handle={
          <ActionIcon
            ref={setActivatorNodeRef}
            variant="subtle"
            color="gray"
            size="sm"
            className={classes['handle']}
            {...attributes}
            {...listeners}
            aria-label={t('move', { name })}
          >
            <IconGripVertical aria-hidden />
          </ActionIcon>
        }
      />
    </Box>
  );
}

/** What a line of the list shows. */
export function RowContent({
  draft,
  languages,
  uses,
  problems,
  chosen,
  field,
  handle,
  isLifted = false,
}: RowProps & { readonly handle?: ReactNode; readonly isLifted?: boolean }) {
  const { t, i18n } = useTranslation('fields');
  const name = localized(field.title, i18n.language) || t('untitled');
  const row = useSeenInColumn<HTMLDivElement>(chosen === field.uuid && !isLifted);
  const use = uses?.get(field.uuid);
  const share =
    use === undefined || use.total === 0
      ? undefined
      : Math.round(((use.total - use.missing) / use.total) * 100);
  const isNew = draft.changes.added.some(({ uuid }) => uuid === field.uuid);
  const isChanged = draft.changes.changed.some(({ uuid }) => uuid === field.uuid);
  const missing = [
    ...new Set([
      ...missingLanguages(field.title, languages),
      ...missingLanguages(settingsOf(field)['help'], languages),
    ]),
  ];
  const isRequired = settingsOf(field)['required'] === true;
  return (
    <Group
      ref={row}
      gap={4}
      wrap="nowrap"
      className={clsx(
        classes['row'],
        chosen === field.uuid && classes['chosen'],
        isLifted && classes['lifted'],
      )}
    >
      {handle}
      <TypeIcon type={fieldTypeOf(field.type ?? '')} />
      <Box flex={1} miw={0}>
        <Anchor
          size="sm"
          fw={550}
          c="var(--mantine-color-text)"
          underline="never"
          className={classes['link']}
          data-field={field.uuid}
          {...(chosen === field.uuid ? { 'aria-current': 'true' } : {})}
          renderRoot={(root) => (
            <Link
              to="/fields"
              resetScroll={false}
              search={(before) => ({
                ...before,
                directory: draft.base.id ?? '',
                field: field.uuid,
                show: undefined,
              })}
              {...root}
            />
          )}
        >
          {name}
          {isRequired ? (
            <Text span c="red" aria-label={t('requiredMark')} role="img">
              {' *'}
            </Text>
          ) : null}
        </Anchor>
        <Group gap={6} wrap="nowrap">
          <Text size="xs" c="dimmed" truncate>
            {labelOfType(field.type, i18n.language)}
          </Text>
          {share === undefined ? null : (
            <>
              <Progress
                value={share}
                size={5}
                w={36}
                aria-label={t('fillRateOf', { name })}
                style={{ flexShrink: 0 }}
              />
              <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                {share} %
              </Text>
            </>
          )}
        </Group>
      </Box>
      {missing.length === 0 ? null : <MissingMark languages={missing} />}
      {problems.has(field.uuid) ? (
        <Tooltip label={t('hasProblems')}>
          <Text role="img" aria-label={t('hasProblems')}>
            <IconAlertTriangle aria-hidden className={classes['problem']} />
          </Text>
        </Tooltip>
      ) : null}
      {isNew || isChanged ? (
        <Tooltip label={isNew ? t('new') : t('changed')}>
          <span
            className={classes['dot']}
            role="img"
            aria-label={isNew ? t('new') : t('changed')}
          />
        </Tooltip>
      ) : null}
    </Group>
  );
}
