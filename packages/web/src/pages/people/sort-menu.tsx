import { Menu } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import IconDown from '~icons/tabler/sort-descending';
import IconUp from '~icons/tabler/sort-ascending';
import type { Column } from './columns.ts';
import { nameSort, readSort } from './sort.ts';
import { ToolButton } from './tool-button.tsx';
import { useChangeSearch, useSort } from './use-people-search.ts';

/** By what the results are sorted, also where no table has columns to click on. */
export const SortMenu = memo(function SortMenu({
  columns,
  hasQuery,
}: {
  readonly columns: readonly Column[];
  readonly hasQuery: boolean;
}) {
  const { t } = useTranslation('people');
  const sort = useSort();
  const change = useChangeSearch();
  const { name, isDescending } = readSort(sort ?? (hasQuery ? '' : nameSort));
  const entries = [
    ...(hasQuery ? [{ name: '', title: t('bestMatch') }] : []),
    { name: nameSort, title: t('lastName') },
    { name: 'firstName', title: t('firstName') },
    ...columns,
  ];
  const current = entries.find((entry) => entry.name === name)?.title ?? name;
  const Icon = isDescending ? IconDown : IconUp;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ToolButton icon={Icon} text={current} aria-label={t('sortedBy', { title: current })} />
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('sortBy')}</Menu.Label>
        <Menu.RadioGroup value={name} onChange={(chosen) => change({ sort: chosen })}>
          {entries.map((entry) => (
            <Menu.RadioItem key={entry.name} value={entry.name}>
              {entry.title}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {name === '' ? null : (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={isDescending ? <IconUp aria-hidden /> : <IconDown aria-hidden />}
              onClick={() => change({ sort: isDescending ? name : `-${name}` })}
            >
              {t(isDescending ? 'upwards' : 'downwards')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
});
