import { Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import IconKey from '~icons/tabler/key';
import IconPlus from '~icons/tabler/plus';
import { applicationsQuery, tokensQuery, useRevoke } from '../../data/tokens.ts';
import type { Token } from '../../data/tokens.ts';
import { confirm } from '../../ui/confirm.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { agoText, timeText } from '../../ui/time.ts';
import { NewTokenDialog } from './new-token-dialog.tsx';

/** Tokens in force: made, seen and revoked here. */
export function Tokens() {
  const { t } = useTranslation('access');
  const [isOpen, { open, close }] = useDisclosure();
  const tokens = useQuery(tokensQuery);
  return (
    <Section title={t('tokens')} text={t('tokensText')}>
      <div>
        <Button leftSection={<IconPlus aria-hidden />} onClick={open}>
          {t('createToken')}
        </Button>
      </div>
      {tokens.error === null ? null : <Failure error={tokens.error} />}
      {tokens.isPending ? <Loading lines={3} /> : null}
      {tokens.data === undefined ? null : <TokenTable tokens={tokens.data} />}
      <NewTokenDialog isOpen={isOpen} onClose={close} />
    </Section>
  );
}

function TokenTable({ tokens }: { readonly tokens: readonly Token[] }) {
  const { t } = useTranslation('access');
  if (tokens.length === 0) {
    return <Empty icon={IconKey} title={t('noTokens')} text={t('noTokensText')} />;
  }
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing="sm" aria-label={t('tokens')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('person')}</Table.Th>
            <Table.Th>{t('created')}</Table.Th>
            <Table.Th>{t('expires')}</Table.Th>
            <Table.Th>{t('lastUsed')}</Table.Th>
            <Table.Th>
              <span className="visually-hidden">{t('actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function TokenRow({ token }: { readonly token: Token }) {
  const { t, i18n } = useTranslation('access');
  const { id = '', name = '', user, application, createdAt, expiresAt, lastUsedAt } = token;
  const applications = useQuery(applicationsQuery);
  const revoke = useRevoke('token', () => notifyDone(t('revoked', { name })));
  const owner = applications.data?.find((one) => one.id === application);
  const { language } = i18n;
  return (
    <Table.Tr>
      <Table.Td>
        {name}
        {owner === undefined ? null : (
          <Text size="xs" c="dimmed">
            {t('fromApplication', { name: owner.name })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{user}</Table.Td>
      <Table.Td>{createdAt === undefined ? '' : timeText(createdAt, language)}</Table.Td>
      <Table.Td>{expiresAt === undefined ? t('never') : timeText(expiresAt, language)}</Table.Td>
      <Table.Td title={lastUsedAt === undefined ? undefined : timeText(lastUsedAt, language)}>
        {lastUsedAt === undefined ? t('notUsed') : agoText(lastUsedAt, language)}
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
              title: t('revokeTokenTitle'),
              text: t('revokeTokenText', { name }),
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
