import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../data/directory.ts';
import type { Person } from '../../data/person.ts';
import { pastReportingLineQuery, reportingLineQuery } from '../../data/person-place.ts';
import type { Colleague, ReportingLine } from '../../data/person-place.ts';
import { nameOf, PersonLink, PersonPicture } from '../../ui/person-link.tsx';
import { Section } from '../../ui/section.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import classes from './person.module.css';

/** Who is above the person, and who reports to them. */
export function ReportingLineCard({
  person,
  directory,
  at,
}: {
  readonly person: Person;
  readonly directory: Directory;
  /** Today when absent. */
  readonly at?: string;
}) {
  const { t } = useTranslation('person');
  const now = useQuery({
    ...reportingLineQuery(person.id ?? '', directory.id),
    enabled: at === undefined,
  });
  const past = useQuery({
    ...pastReportingLineQuery(person.email ?? '', directory.id, at ?? ''),
    enabled: at !== undefined,
  });
  const { data, error, refetch } = at === undefined ? now : past;
  return (
    <Section title={t('line.title')}>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading lines={3} />
      ) : (
        <Line person={person} place={data} isNow={at === undefined} />
      )}
    </Section>
  );
}

function Line({
  person,
  place,
  isNow,
}: {
  readonly person: Person;
  readonly place: ReportingLine;
  readonly isNow: boolean;
}) {
  const { t } = useTranslation('person');
  const { line, reports, reportsCount, allReportsCount = 0 } = place;
  const name = nameOf(person);
  const others = reportsCount - reports.length;
  if (line.length === 0 && reportsCount === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('line.none')}
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      {line.length === 0 ? null : <People people={line} label={t('line.above', { name })} />}
      <Group gap="xs" wrap="nowrap" className={classes['here']}>
        <PersonPicture person={person} size={32} />
        <Text size="sm" fw={600} aria-label={t('line.here', { name })} role="note">
          {name}
        </Text>
      </Group>
      {reportsCount === 0 ? null : (
        <div>
          <Text size="sm" c="dimmed" mb={6}>
            {t('line.reports', { count: reportsCount, name })}
            {allReportsCount > reportsCount
              ? ` (${t('line.all', { count: allReportsCount })})`
              : ''}
          </Text>
          <People people={reports} label={t('line.reports', { count: reportsCount, name })} />
          {others > 0 ? (
            <Text size="sm" c="dimmed" mt={6}>
              {t('line.moreReports', { count: others })}
            </Text>
          ) : null}
        </div>
      )}
      {isNow ? (
        <Anchor
          size="sm"
          className={classes['noPrint']}
          renderRoot={(root) => <Link to="/chart" search={{ person: person.id ?? '' }} {...root} />}
        >
          {t('line.chart')}
        </Anchor>
      ) : null}
    </Stack>
  );
}

function People({
  people,
  label,
}: {
  readonly people: readonly Colleague[];
  readonly label: string;
}) {
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={label}>
      {people.map((person) => (
        <Group key={person.uid} component="li" gap="xs" wrap="nowrap">
          <PersonPicture person={person} size={32} />
          <div style={{ minWidth: 0 }}>
            <PersonLink person={person} size="sm" truncate="end" display="block" />
            {person.title === undefined || person.title === '' ? null : (
              <Text size="xs" c="dimmed" truncate="end">
                {person.title}
              </Text>
            )}
          </div>
        </Group>
      ))}
    </Stack>
  );
}
