import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import IconDeviceDesktop from '~icons/tabler/device-desktop';
import { devicesQuery, useSignOut } from '../../data/devices.ts';
import type { Device } from '../../data/devices.ts';
import { notifyDone } from '../../ui/notify.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { agoText, timeText } from '../../ui/time.ts';
import { deviceOf } from './device-name.ts';

/** Where the reader is signed in, and a way out of each. */
export function DeviceList() {
  const { t } = useTranslation('about');
  const devices = useQuery(devicesQuery);
  const signOut = useSignOut(() => notifyDone(t('signedOut')));
  if (devices.data === undefined) {
    return devices.error === null ? (
      <Loading lines={2} />
    ) : (
      <Failure error={devices.error} retry={() => void devices.refetch()} />
    );
  }
  if (devices.data.length === 0) {
    return <Text size="sm">{t('token')}</Text>;
  }
  return (
    <Stack gap="sm">
      {devices.data.map((device) => (
        <DeviceRow
          key={device.id}
          device={device}
          isBusy={signOut.isPending}
          onSignOut={() => signOut.mutate(device)}
        />
      ))}
      {devices.data.length < 2 ? null : (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={signOut.isPending}
          onClick={() => signOut.mutate('others')}
        >
          {t('signOutOthers')}
        </Button>
      )}
    </Stack>
  );
}

function DeviceRow({
  device,
  isBusy,
  onSignOut,
}: {
  readonly device: Device;
  readonly isBusy: boolean;
  readonly onSignOut: () => void;
}) {
  const { t, i18n } = useTranslation('about');
  const { userAgent = '', address, createdAt, lastSeenAt, isCurrent } = device;
  const { browser, system } = deviceOf(userAgent);
  const name =
    browser !== undefined && system !== undefined
      ? t('browserOn', { browser, system })
      : (browser ?? system ?? t('unknownDevice'));
  return (
    <Group justify="space-between" wrap="nowrap">
      <Group wrap="nowrap">
        <IconDeviceDesktop width={24} height={24} aria-hidden style={{ flexShrink: 0 }} />
        <div>
          <Group gap="xs">
            <Text fw={500}>{name}</Text>
            {isCurrent ? <Badge variant="light">{t('thisDevice')}</Badge> : null}
          </Group>
          <Text size="sm" c="dimmed" title={timeText(lastSeenAt, i18n.language)}>
            {[
              t('lastSeen', { ago: agoText(lastSeenAt, i18n.language) }),
              t('signedInOn', { time: timeText(createdAt, i18n.language) }),
              ...(address === undefined ? [] : [t('from', { address })]),
            ].join(' · ')}
          </Text>
        </div>
      </Group>
      {isCurrent ? null : (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          disabled={isBusy}
          aria-label={t('signOutDeviceNamed', { device: name })}
          onClick={onSignOut}
        >
          {t('signOutDevice')}
        </Button>
      )}
    </Group>
  );
}
