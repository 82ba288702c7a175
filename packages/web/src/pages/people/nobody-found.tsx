import { Button, Group, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import IconSearch from '~icons/tabler/user-search';
import { Empty } from '../../ui/states.tsx';
import { usePeopleSearch } from './use-people-search.ts';

/** Nobody is found: what to try. */
export function NobodyFound() {
  const { t } = useTranslation('people');
  const [{ q, choices, filter }, change] = usePeopleSearch();
  const isNarrowed = choices !== undefined || filter !== undefined;
  return (
    <Empty icon={IconSearch} title={q === undefined ? t('nobody') : t('nobodyFor', { query: q })}>
      <List size="sm" c="dimmed" ta="start" spacing={4}>
        {isNarrowed ? <List.Item>{t('tryFewerFilters')}</List.Item> : null}
        {q === undefined ? null : <List.Item>{t('tryFewerWords')}</List.Item>}
        {q === undefined ? null : <List.Item>{t('tryOther')}</List.Item>}
      </List>
      <Group mt="xs" justify="center">
        {isNarrowed ? (
          <Button
            size="xs"
            variant="light"
            onClick={() => change({ choices: undefined, filter: undefined })}
          >
            {t('clearFilters')}
          </Button>
        ) : null}
        {q === undefined ? null : (
          <Button size="xs" variant="default" onClick={() => change({ q: undefined })}>
            {t('clearQuery')}
          </Button>
        )}
      </Group>
    </Empty>
  );
}
