import { ActionIcon, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import IconDown from '~icons/tabler/arrow-down';
import IconUp from '~icons/tabler/arrow-up';
import IconColumns from '~icons/tabler/columns';
import { columnNames } from './columns.ts';
import type { Column } from './columns.ts';
import classes from './people.module.css';
import { ToolButton } from './tool-button.tsx';
import type { Columns } from './use-columns.ts';
import { useChangeSearch } from './use-people-search.ts';

/** Which columns there are, and in which order. */
export const ColumnsMenu = memo(function ColumnsMenu({
  columns: { all, chosen },
}: {
  readonly columns: Columns;
}) {
  const { t } = useTranslation('people');
  const change = useChangeSearch();
  const show = (columns: readonly Column[]) =>
    change({ columns: columnNames(all, columns) }, { replace: true });
  const move = (index: number, by: 1 | -1) => {
    const moved = [...chosen];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    show(moved);
  };
  const others = all.filter((column) => !chosen.includes(column));
  return (
    <Popover position="bottom-end" withArrow trapFocus width={300} withinPortal>
      <Popover.Target>
        <ToolButton icon={IconColumns} text={t('columns')} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns')}>
        <Stack gap={2} mah={420} style={{ overflowY: 'auto' }}>
          {chosen.map((column, index) => (
            <Group key={column.name} gap={2} wrap="nowrap">
              <ColumnBox
                column={column}
                isShown
                onToggle={() => show(chosen.filter((other) => other !== column))}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === 0}
                aria-label={t('moveUp', { title: column.title })}
                onClick={() => move(index, -1)}
              >
                <IconUp aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === chosen.length - 1}
                aria-label={t('moveDown', { title: column.title })}
                onClick={() => move(index, 1)}
              >
                <IconDown aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          {others.length === 0 || chosen.length === 0 ? null : (
            <Text size="xs" c="dimmed" mt="xs" px={4}>
              {t('hiddenColumns')}
            </Text>
          )}
          {others.map((column) => (
            <ColumnBox
              key={column.name}
              column={column}
              isShown={false}
              onToggle={() => show([...chosen, column])}
            />
          ))}
        </Stack>
        <Button
          variant="subtle"
          size="compact-sm"
          mt="xs"
          onClick={() => change({ columns: undefined }, { replace: true })}
        >
          {t('usualColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
});

function ColumnBox({
  column,
  isShown,
  onToggle,
}: {
  readonly column: Column;
  readonly isShown: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <label className={classes['choice']} style={{ flex: 1 }}>
      <input type="checkbox" checked={isShown} onChange={onToggle} />
      <span className={classes['choiceLabel']}>{column.title}</span>
    </label>
  );
}
