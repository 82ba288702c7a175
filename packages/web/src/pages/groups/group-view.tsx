import { Alert, Badge, Button, Group, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isApiError } from '@whoswho/client';
import type { Feed } from '@whoswho/core/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconUsersGroup from '~icons/tabler/users-group';
import { groupQuery, useDeleteGroup, useSaveGroup } from '../../data/groups.ts';
import { useSession } from '../../data/session.ts';
import { confirm } from '../../ui/confirm.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { Members } from './members.tsx';

/** One group: what it is, and who is in it. */
export function GroupView({
  uid,
  onDeleted,
}: {
  readonly uid: string | undefined;
  readonly onDeleted: () => void;
}) {
  const { t } = useTranslation(['groups', 'shell']);
  const group = useQuery({ ...groupQuery(uid ?? ''), enabled: uid !== undefined });
  if (uid === undefined) {
    return <Empty icon={IconUsersGroup} title={t('groups:choose')} text={t('groups:chooseText')} />;
  }
  if (isApiError(group.error, 'notFound')) {
    return <Empty title={t('shell:notFoundTitle')} text={t('shell:notFoundText')} />;
  }
  if (group.data === undefined) {
    return group.error === null ? <Loading /> : <Failure error={group.error} />;
  }
  return <GroupSection key={uid} uid={uid} group={group.data} onDeleted={onDeleted} />;
}

function GroupSection({
  uid,
  group,
  onDeleted,
}: {
  readonly uid: string;
  readonly group: Feed;
  readonly onDeleted: () => void;
}) {
  const { t } = useTranslation('groups');
  const { isAdmin } = useSession();
  const { name = '', functionalInnerId, synchronized, instance, memberCount } = group;
  const isEverybody = functionalInnerId?.startsWith('LUMAPPS_') === true;
  return (
    <Section
      title={name}
      text={memberCount === undefined ? undefined : t('memberCount', { count: memberCount })}
    >
      <Group gap="xs">
        {instance === undefined ? <Badge variant="default">{t('platform')}</Badge> : null}
        {synchronized === true ? <Badge variant="default">{t('synchronized')}</Badge> : null}
      </Group>
      {isEverybody ? <Alert color="house">{t('everybody')}</Alert> : null}
      {isAdmin && !isEverybody ? <Changes uid={uid} name={name} onDeleted={onDeleted} /> : null}
      <Members uid={uid} mayChange={isAdmin && !isEverybody} />
    </Section>
  );
}

function Changes({
  uid,
  name: present,
  onDeleted,
}: {
  readonly uid: string;
  readonly name: string;
  readonly onDeleted: () => void;
}) {
  const { t } = useTranslation('groups');
  const [name, setName] = useState(present);
  const rename = useSaveGroup(() => notifyDone(t('renamed')));
  const remove = useDeleteGroup(() => {
    notifyDone(t('deleted', { name: present }));
    onDeleted();
  });
  const isChanged = name.trim() !== '' && name.trim() !== present;
  return (
    <Stack gap="xs">
      <Group
        align="flex-end"
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) {
            rename.mutate({ uid, name: name.trim() });
          }
        }}
      >
        <TextInput
          label={t('name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          style={{ flexGrow: 1 }}
        />
        <Button type="submit" variant="default" disabled={!isChanged} loading={rename.isPending}>
          {t('rename')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          loading={remove.isPending}
          onClick={() =>
            confirm({
              title: t('deleteTitle'),
              text: t('deleteText', { name: present }),
              action: t('delete'),
              onConfirm: () => remove.mutate(uid),
            })
          }
        >
          {t('delete')}
        </Button>
      </Group>
    </Stack>
  );
}
