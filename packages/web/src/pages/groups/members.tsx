import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { User } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import { membersQuery, useMembership } from '../../data/groups.ts';
import type { PersonCard } from '../../data/person-card.ts';
import { notifyDone } from '../../ui/notify.tsx';
import { PersonLink, PersonPicture, nameOf } from '../../ui/person-link.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';

/** Who is in a group. */
export function Members({ uid, mayChange }: { readonly uid: string; readonly mayChange: boolean }) {
  const { t } = useTranslation(['groups', 'shell']);
  const members = useInfiniteQuery(membersQuery(uid));
  const membership = useMembership(uid);
  function change(person: PersonCard, isAdded: boolean): void {
    const message = t(isAdded ? 'groups:added' : 'groups:removed', { name: nameOf(person) });
    const undo = () => change(person, !isAdded);
    membership.mutate({ person, isAdded }, { onSuccess: () => notifyDone(message, undo) });
  }
  const people = members.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="sm">
      {mayChange ? (
        <PersonSelect
          label={t('groups:addMember')}
          placeholder={t('groups:addPlaceholder')}
          clearAfterwards
          onPerson={(person) => {
            if (person !== undefined) {
              change(person, true);
            }
          }}
        />
      ) : null}
      {members.error === null ? null : (
        <Failure error={members.error} retry={() => void members.refetch()} />
      )}
      {members.isPending ? <Loading /> : null}
      {members.isSuccess && people.length === 0 ? <Empty title={t('groups:noMembers')} /> : null}
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {people.map((person) => (
          <Member
            key={person.uid}
            person={person}
            onRemove={mayChange ? () => change(person, false) : undefined}
          />
        ))}
      </Stack>
      {members.hasNextPage ? (
        <Button
          variant="default"
          loading={members.isFetchingNextPage}
          onClick={() => void members.fetchNextPage()}
        >
          {t('shell:more')}
        </Button>
      ) : null}
    </Stack>
  );
}

function Member({
  person,
  onRemove,
}: {
  readonly person: User;
  readonly onRemove: (() => void) | undefined;
}) {
  const { t } = useTranslation('groups');
  return (
    <Group component="li" justify="space-between" wrap="nowrap" py={4}>
      <Group wrap="nowrap" gap="sm">
        <PersonPicture person={person} />
        <div>
          <PersonLink person={person} fw={500} />
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {person.email}
          </Text>
        </div>
      </Group>
      {onRemove === undefined ? null : (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={t('removeNamed', { name: nameOf(person) })}
          onClick={onRemove}
        >
          {t('remove')}
        </Button>
      )}
    </Group>
  );
}
