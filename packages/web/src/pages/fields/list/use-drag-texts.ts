import type { DndContextProps, UniqueIdentifier } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../ui/localized.ts';
import type { FieldComponent } from '../draft/component.ts';
import { rowKey } from '../draft/section.ts';
import type { Row } from '../draft/section.ts';

/** What a screen reader says while a field is moved. */
export function useDragTexts(
  rows: readonly Row[],
  fields: ReadonlyMap<string, FieldComponent>,
): NonNullable<DndContextProps['accessibility']> {
  const { t, i18n } = useTranslation('fields');
  const nameOf = (id: UniqueIdentifier) =>
    localized(fields.get(String(id))?.title, i18n.language) || t('untitled');
  const placeOf = (id: UniqueIdentifier) => {
    const place = rows.findIndex((row) => rowKey(row) === String(id));
    const heading = rows.slice(0, place + 1).findLast(({ kind }) => kind === 'section');
    const section =
      heading?.kind === 'section' && heading.name !== undefined
        ? localized(heading.name, i18n.language)
        : t('noSection');
    return { place: place + 1, count: rows.length, section };
  };
  return {
    screenReaderInstructions: { draggable: t('drag.instructions') },
    announcements: {
      onDragStart: ({ active }) => t('drag.lifted', { name: nameOf(active.id) }),
      onDragOver: ({ active, over }) =>
        over === null
          ? undefined
          : t('drag.over', { name: nameOf(active.id), ...placeOf(over.id) }),
      onDragEnd: ({ active, over }) =>
        over === null
          ? t('drag.cancelled', { name: nameOf(active.id) })
          : t('drag.dropped', { name: nameOf(active.id), ...placeOf(over.id) }),
      onDragCancel: ({ active }) => t('drag.cancelled', { name: nameOf(active.id) }),
    },
  };
}
