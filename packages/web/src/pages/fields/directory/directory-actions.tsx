import { ActionIcon, Button, Menu, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Instance } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import IconArchive from '~icons/tabler/archive';
import IconArchiveOff from '~icons/tabler/archive-off';
import IconDots from '~icons/tabler/dots';
import IconHistory from '~icons/tabler/history';
import IconPlus from '~icons/tabler/plus';
import IconSettings from '~icons/tabler/settings';
import { changeDirectoryStatus } from '../../../data/directory-edit.ts';
import { confirm } from '../../../ui/confirm.tsx';
import { localized } from '../../../ui/localized.ts';
import { notifyDone, notifyFailure } from '../../../ui/notify.tsx';
import type { Draft } from '../draft/use-drafts.ts';
import { Revisions } from '../revisions/revisions.tsx';
import { useFieldsSearch } from '../use-fields-search.ts';
import { DirectorySettings } from './directory-settings.tsx';
import { NewDirectoryDialog } from './new-directory.tsx';

/** What can be done with a directory as a whole. */
export function DirectoryActions({
  draft,
  sites,
  languages,
}: {
  readonly draft: Draft;
  readonly sites: readonly Instance[];
  readonly languages: readonly string[];
}) {
  const { t, i18n } = useTranslation(['fields', 'shell']);
  const { search, go } = useFieldsSearch();
  const [isOpen, settings] = useDisclosure();
  const [isNewOpen, creation] = useDisclosure();
  const showVersions = () => go({ versions: true });
  const { base } = draft;
  const isArchived = base.status === 'ARCHIVE';
  const change = (status: 'LIVE' | 'ARCHIVE') => {
    changeDirectoryStatus(base.id ?? '', status).then(
      () => notifyDone(t('shell:saved')),
      notifyFailure,
    );
  };
  const archive = () =>
    confirm({
      title: t('archiveDirectory'),
      text: t('archiveText', { name: localized(base.title, i18n.language) }),
      action: t('archiveDirectory'),
      onConfirm: () => change('ARCHIVE'),
    });
  return (
    <>
      <Button
        variant="default"
        visibleFrom="sm"
        leftSection={<IconHistory aria-hidden />}
        onClick={showVersions}
      >
        {t('versions.title')}
      </Button>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false} width={260}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t('directoryActions')}>
            <IconDots aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            hiddenFrom="sm"
            leftSection={<IconHistory aria-hidden />}
            onClick={showVersions}
          >
            {t('versions.title')}
          </Menu.Item>
          <Menu.Item leftSection={<IconSettings aria-hidden />} onClick={settings.open}>
            {t('directorySettings')}
          </Menu.Item>
          {isArchived ? (
            <Menu.Item leftSection={<IconArchiveOff aria-hidden />} onClick={() => change('LIVE')}>
              {t('unarchiveDirectory')}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconArchive aria-hidden />}
              disabled={draft.isChanged}
              onClick={archive}
            >
              {t('archiveDirectory')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus aria-hidden />} onClick={creation.open}>
            {t('newDirectory')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NewDirectoryDialog isOpen={isNewOpen} close={creation.close} sites={sites} />
      <DirectorySettings
        isOpen={isOpen}
        close={settings.close}
        draft={draft}
        languages={languages}
      />
      <Modal
        opened={search.versions === true}
        onClose={() => go({ versions: undefined, version: undefined, against: undefined })}
        size="72rem"
        title={t('versions.title')}
        closeButtonProps={{ 'aria-label': t('shell:close') }}
      >
        <Revisions draft={draft} />
      </Modal>
    </>
  );
}
