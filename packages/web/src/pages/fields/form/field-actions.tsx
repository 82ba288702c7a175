import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { FieldType } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconArchive from '~icons/tabler/archive';
import IconArchiveOff from '~icons/tabler/archive-off';
import IconArrowBackUp from '~icons/tabler/arrow-back-up';
import IconCopy from '~icons/tabler/copy';
import IconDots from '~icons/tabler/dots';
import IconSwitchHorizontal from '~icons/tabler/switch-horizontal';
import IconTrash from '~icons/tabler/trash';
import { isInUse, settingsOf } from '../draft/component.ts';
import { addField, removeField } from '../draft/content.ts';
import { TypeGallery } from '../type-gallery.tsx';
import { useFieldsSearch } from '../use-fields-search.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import type { FormPartProps } from './form-part.ts';

/** What can be done with a field as a whole. */
export function FieldActions({ draft, component, use }: Omit<FormPartProps, 'set'>) {
  const { t } = useTranslation('fields');
  const { go } = useFieldsSearch();
  const [isGalleryOpen, gallery] = useDisclosure();
  const [isDeleteOpen, deletion] = useDisclosure();
  const { uuid } = component;
  const isNew = draft.changes.added.some((field) => field.uuid === uuid);
  const isChanged = draft.changes.changed.some((field) => field.uuid === uuid);
  const isUsed = isInUse(component);
  const remove = () => {
    draft.change((content) => removeField(content, uuid));
    go({ field: undefined, tab: undefined });
  };
  const copy = () => {
    const { key: _key, isBound: _isBound, boundMap: _map, ...properties } = settingsOf(component);
    const copied = { ...component, uuid: crypto.randomUUID(), properties };
    draft.change((content) => addField(content, copied, uuid));
    go({ field: copied.uuid, tab: undefined });
  };
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false} width={260}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t('fieldActions')}>
            <IconDots aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isChanged ? (
            <Menu.Item
              leftSection={<IconArrowBackUp aria-hidden />}
              onClick={() => draft.revertField(uuid)}
            >
              {t('revertField')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconCopy aria-hidden />} onClick={copy}>
            {t('copyField')}
          </Menu.Item>
          <Menu.Item leftSection={<IconSwitchHorizontal aria-hidden />} onClick={gallery.open}>
            {t('changeType')}
          </Menu.Item>
          <Menu.Item
            leftSection={isUsed ? <IconArchive aria-hidden /> : <IconArchiveOff aria-hidden />}
            onClick={() =>
              draft.changeField(uuid, (field) => ({
                ...field,
                status: isUsed ? 'ARCHIVE' : 'LIVE',
              }))
            }
          >
            {isUsed ? t('retireField') : t('restoreField')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconTrash aria-hidden />}
            onClick={isNew ? remove : deletion.open}
          >
            {t('deleteField')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <TypeGallery
        isOpen={isGalleryOpen}
        close={gallery.close}
        title={t('changeType')}
        choose={({ type }: FieldType) => {
          draft.changeField(uuid, (field) => ({ ...field, type }));
          gallery.close();
        }}
      />
      <DeleteDialog
        isOpen={isDeleteOpen}
        close={deletion.close}
        component={component}
        use={use}
        remove={remove}
      />
    </>
  );
}
