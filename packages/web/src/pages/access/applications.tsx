import { Badge, Button, Group, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import IconApps from '~icons/tabler/apps';
import IconPlus from '~icons/tabler/plus';
import { applicationsQuery, useRevoke } from '../../data/tokens.ts';
import type { Application } from '../../data/tokens.ts';
import { confirm } from '../../ui/confirm.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { timeText } from '../../ui/time.ts';
import { NewApplicationDialog } from './new-application-dialog.tsx';

/** Applications in force: made, seen and revoked here. */
export function Applications() {
  const { t } = useTranslation('access');
  const [isOpen, { open, close }] = useDisclosure();
  const applications = useQuery(applicationsQuery);
  return (
    <Section title={t('applications')} text={t('applicationsText')}>
      <div>
        <Button leftSection={<IconPlus aria-hidden />} onClick={open}>
          {t('createApplication')}
        </Button>
      </div>
      {applications.error === null ? null : <Failure error={applications.error} />}
      {applications.isPending ? <Loading lines={2} /> : null}
      {applications.data === undefined ? null : (
        <ApplicationTable applications={applications.data} />
      )}
      <NewApplicationDialog isOpen={isOpen} onClose={close} />
    </Section>
  );
}

function ApplicationTable({ applications }: { readonly applications: readonly Application[] }) {
  const { t } = useTranslation('access');
  if (applications.length === 0) {
    return <Empty icon={IconApps} title={t('noApplications')} text={t('noApplicationsText')} />;
  }
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="sm" aria-label={t('applications')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('clientId')}</Table.Th>
            <Table.Th>{t('created')}</Table.Th>
            <Table.Th>{t('sources')}</Table.Th>
            <Table.Th>
              <span className="visually-hidden">{t('actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {applications.map((application) => (
            <ApplicationRow key={application.id} application={application} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ApplicationRow({ application }: { readonly application: Application }) {
  const { t, i18n } = useTranslation('access');
  const { id = '', name = '', createdAt, sources = [] } = application;
  const revoke = useRevoke('application', () => notifyDone(t('revoked', { name })));
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td>{id}</Table.Td>
      <Table.Td>{createdAt === undefined ? '' : timeText(createdAt, i18n.language)}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {sources.map((source) => (
            <Badge key={source} variant="default" tt="none">
              {source}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td ta="end">
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={t('revokeNamed', { name })}
          loading={revoke.isPending}
          onClick={() =>
            confirm({
              title: t('revokeApplicationTitle'),
              text: t('revokeApplicationText', { name }),
              action: t('revoke'),
              onConfirm: () => revoke.mutate(id),
            })
          }
        >
          {t('revoke')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
