import { Button, NavLink, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Feed } from '@whoswho/core/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconSearch from '~icons/tabler/search';
import IconUsersGroup from '~icons/tabler/users-group';
import { groupTypesQuery, groupsQuery } from '../../data/groups.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';

/** All groups, by name. */
export function GroupList({
  chosen,
  onChoose,
}: {
  readonly chosen: string | undefined;
  readonly onChoose: (uid: string) => void;
}) {
  const { t } = useTranslation(['groups', 'shell']);
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 120);
  const groups = useInfiniteQuery(groupsQuery(query));
  const items = groups.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        aria-label={t('groups:search')}
        placeholder={t('groups:search')}
        leftSection={<IconSearch aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {groups.error === null ? null : (
        <Failure error={groups.error} retry={() => void groups.refetch()} />
      )}
      {groups.isPending ? <Loading /> : null}
      {groups.isSuccess && items.length === 0 ? (
        <Empty
          icon={IconUsersGroup}
          title={t(query === '' ? 'groups:none' : 'groups:noneFound')}
          {...(query === '' ? { text: t('groups:noneText') } : {})}
        />
      ) : null}
      <nav aria-label={t('shell:pages.groups')}>
        {items.map((group) => (
          <GroupLink
            key={group.uid}
            group={group}
            isChosen={group.uid === chosen}
            onChoose={onChoose}
          />
        ))}
      </nav>
      {groups.hasNextPage ? (
        <Button
          variant="default"
          loading={groups.isFetchingNextPage}
          onClick={() => void groups.fetchNextPage()}
        >
          {t('shell:more')}
        </Button>
      ) : null}
    </Stack>
  );
}

function GroupLink({
  group,
  isChosen,
  onChoose,
}: {
  readonly group: Feed;
  readonly isChosen: boolean;
  readonly onChoose: (uid: string) => void;
}) {
  const { t } = useTranslation('groups');
  const types = useQuery(groupTypesQuery);
  const { uid = '', name, type, memberCount } = group;
  const typeName = types.data?.find((one) => one.uid === type)?.name;
  return (
    <NavLink
      component="button"
      label={name}
      description={typeName}
      active={isChosen}
      aria-current={isChosen}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
      rightSection={
        memberCount === undefined ? null : (
          <Text size="sm" component="span" aria-label={t('memberCount', { count: memberCount })}>
            {memberCount}
          </Text>
        )
      }
      onClick={() => onChoose(uid)}
    />
  );
}
