import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';

/** What is shown once and never again. */
export function Secrets({
  clientId,
  secret,
  onKept,
}: {
  readonly clientId?: string;
  readonly secret: string;
  readonly onKept: () => void;
}) {
  const { t } = useTranslation('access');
  return (
    <Stack>
      <Alert color="yellow">{t('secretText')}</Alert>
      {clientId === undefined ? null : (
        <Secret label={t('clientId')} value={clientId} copy={t('copyClientId')} />
      )}
      <Secret label={t('secret')} value={secret} copy={t('copySecret')} />
      <Button onClick={onKept}>{t('kept')}</Button>
    </Stack>
  );
}

function Secret({
  label,
  value,
  copy,
}: {
  readonly label: string;
  readonly value: string;
  readonly copy: string;
}) {
  return (
    <div>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <Group wrap="nowrap">
        <Code block style={{ flexGrow: 1, overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
          {value}
        </Code>
        <CopyButton value={value} label={copy} />
      </Group>
    </div>
  );
}
