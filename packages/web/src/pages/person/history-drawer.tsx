import { Button, Drawer, Select, Stack, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { directoriesQuery } from '../../data/directory.ts';
import { historyQuery } from '../../data/history.ts';
import type { Person } from '../../data/person.ts';
import { titleOfField } from '../../fields/field-control.tsx';
import { nameOf } from '../../ui/person-link.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { HistoryEntry } from './history-entry.tsx';
import { rowNamed } from './row.ts';
import type { Row } from './row.ts';
import type { Edits } from './use-edits.ts';

/** What has changed of a person, or of one field of theirs, newest first. */
export function HistoryDrawer({
  person,
  rows,
  edits,
  field,
  onField,
}: {
  readonly person: Person;
  readonly rows: readonly Row[];
  readonly edits: Edits;
  /** Name of a row, or `all`. */
  readonly field: string;
  /** Undefined closes. */
  readonly onField: (field: string | undefined) => void;
}) {
  const { t, i18n } = useTranslation(['person', 'shell']);
  const name = nameOf(person);
  const { data: directories } = useSuspenseQuery(directoriesQuery);
  const everyField = directories.flatMap(({ fields }) => fields);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(historyQuery(person.id ?? '', field === 'all' ? undefined : field));
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Drawer
      opened
      onClose={() => onField(undefined)}
      position="right"
      size="md"
      title={t('log.title', { name })}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        <Select
          label={t('log.field')}
          value={field}
          onChange={(chosen) => onField(chosen ?? 'all')}
          allowDeselect={false}
          searchable
          data={[
            { value: 'all', label: t('log.everything') },
            ...rows.map((row) => ({
              value: row.name,
              label: titleOfField(row.field, i18n.language),
            })),
          ]}
        />
        {error !== null ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : isPending ? (
          <Loading />
        ) : entries.length === 0 ? (
          <Text c="dimmed">{t('log.none')}</Text>
        ) : (
          <Timeline bulletSize={14} lineWidth={2}>
            {entries.map((entry) => (
              <Timeline.Item key={entry.seq}>
                <HistoryEntry
                  entry={entry}
                  person={person}
                  row={rowNamed(entry.field, rows, everyField)}
                  edits={edits}
                />
              </Timeline.Item>
            ))}
          </Timeline>
        )}
        {hasNextPage ? (
          <Button
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('log.more')}
          </Button>
        ) : null}
      </Stack>
    </Drawer>
  );
}
