import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../data/person.ts';
import { groupNamesQuery } from '../../data/person-place.ts';
import { Section } from '../../ui/section.tsx';

/** The groups that a person is in. */
export function PersonGroups({ person }: { readonly person: Person }) {
  const { t } = useTranslation('person');
  const ids = (person.subscriptions ?? []).flatMap(({ feed }) => feed ?? []);
  const { data = [] } = useQuery(groupNamesQuery(ids));
  if (data.length === 0) {
    return null;
  }
  return (
    <Section title={t('groups')}>
      <Group component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.map((group) => (
          <li key={group.id}>
            <Anchor
              size="sm"
              renderRoot={(root) => (
                <Link to="/groups" search={{ group: group.id ?? '' }} {...root} />
              )}
            >
              {group.name}
            </Anchor>
          </li>
        ))}
      </Group>
    </Section>
  );
}
