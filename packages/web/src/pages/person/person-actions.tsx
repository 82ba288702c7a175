import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import IconCalendar from '~icons/tabler/calendar-time';
import IconDots from '~icons/tabler/dots-vertical';
import IconDownload from '~icons/tabler/download';
import IconEye from '~icons/tabler/eye';
import IconEyeOff from '~icons/tabler/eye-off';
import IconHistory from '~icons/tabler/history';
import IconLink from '~icons/tabler/link';
import IconPrinter from '~icons/tabler/printer';
import IconQr from '~icons/tabler/qrcode';
import IconOff from '~icons/tabler/user-off';
import IconOn from '~icons/tabler/user-check';
import type { Directory } from '../../data/directory.ts';
import type { Person } from '../../data/person.ts';
import { downloadVcard } from '../../data/person-vcard.ts';
import { notifyDone, notifyFailure } from '../../ui/notify.tsx';
import { AsOfDialog } from './as-of-dialog.tsx';
import { usePutAttribute } from './use-put-attribute.ts';

const QrDialog = lazy(async () => ({ default: (await import('./qr-dialog.tsx')).QrDialog }));

/** What can be done with a person beside editing values. */
export function PersonActions({
  person,
  directory,
  onHistory,
}: {
  readonly person: Person;
  readonly directory: Directory;
  readonly onHistory?: () => void;
}) {
  const { t } = useTranslation(['person', 'shell']);
  const [isQrOpen, qr] = useDisclosure();
  const [isAsOfOpen, asOf] = useDisclosure();
  const download = () => {
    downloadVcard(person.id ?? '', directory.id).catch(notifyFailure);
  };
  const copyLink = () => {
    navigator.clipboard
      .writeText(location.href)
      .then(() => notifyDone(t('shell:copied')), notifyFailure);
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t('more')}>
            <IconDots aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload aria-hidden />} onClick={download}>
            {t('vcard')}
          </Menu.Item>
          <Menu.Item leftSection={<IconQr aria-hidden />} onClick={qr.open}>
            {t('qr')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLink aria-hidden />} onClick={copyLink}>
            {t('copyLink')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Menu.Item>
          {onHistory === undefined ? null : (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconHistory aria-hidden />} onClick={onHistory}>
                {t('history')}
              </Menu.Item>
              <Menu.Item leftSection={<IconCalendar aria-hidden />} onClick={asOf.open}>
                {t('asOf')}
              </Menu.Item>
            </>
          )}
          <AccountItems person={person} directory={directory} />
        </Menu.Dropdown>
      </Menu>
      {isQrOpen ? (
        <Suspense fallback={null}>
          <QrDialog person={person} contentId={directory.id} onClose={qr.close} />
        </Suspense>
      ) : null}
      {isAsOfOpen ? <AsOfDialog onClose={asOf.close} /> : null}
    </>
  );
}

/** Whether the account is in use and seen, for whoever may change that. */
function AccountItems({
  person,
  directory,
}: {
  readonly person: Person;
  readonly directory: Directory;
}) {
  const { t } = useTranslation('person');
  const put = usePutAttribute(person, directory.id);
  const { access } = person;
  const isOff = person.status === 'disabled';
  const isHidden = person.isHidden === true;
  if (access?.['status']?.mayEdit !== true || access['isHidden']?.mayEdit !== true) {
    return null;
  }
  return (
    <>
      <Menu.Divider />
      <Menu.Item
        leftSection={isOff ? <IconOn aria-hidden /> : <IconOff aria-hidden />}
        onClick={() => put('status', isOff ? 'enabled' : 'disabled')}
      >
        {isOff ? t('enable') : t('disable')}
      </Menu.Item>
      <Menu.Item
        leftSection={isHidden ? <IconEye aria-hidden /> : <IconEyeOff aria-hidden />}
        onClick={() => put('isHidden', !isHidden)}
      >
        {isHidden ? t('show') : t('hide')}
      </Menu.Item>
    </>
  );
}
