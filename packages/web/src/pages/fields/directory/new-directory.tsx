import { Button, Group, Modal, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Instance } from '@whoswho/core/contract';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import IconPlus from '~icons/tabler/plus';
import { saveDirectory } from '../../../data/directory-edit.ts';
import { localized } from '../../../ui/localized.ts';
import { notifyDone } from '../../../ui/notify.tsx';
import { Failure } from '../../../ui/states.tsx';
import { languageName } from '../../../language/language-name.ts';
import { languagesOfSite } from '../languages.ts';
import { useFieldsSearch } from '../use-fields-search.ts';

/** Makes another directory of fields. */
export function NewDirectoryDialog({
  isOpen,
  close,
  sites,
}: {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly sites: readonly Instance[];
}) {
  const { t } = useTranslation(['fields', 'shell']);
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('newDirectory')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <NewDirectoryForm sites={sites} close={close} />
    </Modal>
  );
}

/** The way to the first directory. */
export function NewDirectoryButton({ sites }: { readonly sites: readonly Instance[] }) {
  const { t } = useTranslation('fields');
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button leftSection={<IconPlus aria-hidden />} onClick={open}>
        {t('newDirectory')}
      </Button>
      <NewDirectoryDialog isOpen={isOpen} close={close} sites={sites} />
    </>
  );
}

function NewDirectoryForm({
  sites,
  close,
}: {
  readonly sites: readonly Instance[];
  readonly close: () => void;
}) {
  const { t, i18n } = useTranslation(['fields', 'shell']);
  const { go } = useFieldsSearch();
  const [siteId, setSiteId] = useState(
    (sites.find(({ isDefaultInstance }) => isDefaultInstance === true) ?? sites[0])?.id ?? '',
  );
  const [title, setTitle] = useState<Readonly<Record<string, string>>>({});
  const [isDefault, setIsDefault] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const site = sites.find(({ id }) => id === siteId);
  const hasTitle = Object.values(title).some((text) => text.trim() !== '');
  const create = async () => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      const saved = await saveDirectory({
        type: 'user_directory',
        title: Object.fromEntries(Object.entries(title).filter(([, text]) => text.trim() !== '')),
        ...(siteId === '' ? {} : { instance: siteId }),
        ...(isDefault ? { isDefaultUserDirectory: true } : {}),
      });
      close();
      go({ directory: saved.id, field: undefined, tab: undefined });
      notifyDone(t('directoryCreated', { name: localized(saved.title, i18n.language) }));
    } catch (error) {
      setFailure(error);
      setIsBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text c="dimmed" size="sm">
          {t('newDirectoryText')}
        </Text>
        {sites.length > 1 ? (
          <Select
            label={t('site')}
            data={sites.map(({ id = '', name, slug }) => ({
              value: id,
              label: name ?? slug ?? id,
            }))}
            value={siteId}
            allowDeselect={false}
            onChange={(value) => setSiteId(value ?? siteId)}
          />
        ) : null}
        {languagesOfSite(site).map((language, place) => (
          <TextInput
            key={language}
            lang={language}
            label={t('titleIn', { language: languageName(language, i18n.language) })}
            value={title[language] ?? ''}
            {...(place === 0 ? { 'data-autofocus': true } : {})}
            onChange={({ currentTarget }) => {
              const text = currentTarget.value;
              setTitle((known) => ({ ...known, [language]: text }));
            }}
          />
        ))}
        <Switch
          label={t('isDefault')}
          description={t('isDefaultText')}
          checked={isDefault}
          onChange={({ currentTarget }) => setIsDefault(currentTarget.checked)}
        />
        {failure === undefined ? null : <Failure error={failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!hasTitle}>
            {t('createDirectory')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
