import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { FieldType } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconPlus from '~icons/tabler/plus';
import { fieldComponentsOf, settingsOf } from '../draft/component.ts';
import { addField } from '../draft/content.ts';
import type { Draft } from '../draft/use-drafts.ts';
import { TypeGallery } from '../type-gallery.tsx';
import { useFieldsSearch } from '../use-fields-search.ts';

/** Adds a field of a type that is chosen from a gallery, below the chosen field or at the end. */
export function AddFieldButton({
  draft,
  languages,
  chosen,
}: {
  readonly draft: Draft;
  readonly languages: readonly string[];
  readonly chosen: string | undefined;
}) {
  const { t } = useTranslation('fields');
  const { go } = useFieldsSearch();
  const [isOpen, { open, close }] = useDisclosure();
  const add = ({ type, label }: FieldType) => {
    const uuid = crypto.randomUUID();
    const fields = fieldComponentsOf(draft.content);
    const neighbour = fields.find((field) => field.uuid === chosen) ?? fields.at(-1);
    const section = neighbour === undefined ? undefined : settingsOf(neighbour)['section'];
    const title = Object.fromEntries(
      Object.entries(label).filter(([language]) => languages.includes(language)),
    );
    const component = {
      uuid,
      type,
      status: 'LIVE',
      title: Object.keys(title).length === 0 ? { [languages[0] ?? 'en']: label.en } : title,
      properties: section === undefined ? {} : { section },
    };
    draft.change((content) => addField(content, component, neighbour?.uuid));
    close();
    go({ directory: draft.base.id, field: uuid, tab: undefined, show: undefined });
  };
  return (
    <>
      <Button
        flex="1 0 auto"
        px="xs"
        size="sm"
        leftSection={<IconPlus aria-hidden />}
        onClick={open}
      >
        {t('addField')}
      </Button>
      <TypeGallery isOpen={isOpen} close={close} title={t('addFieldTitle')} choose={add} />
    </>
  );
}
