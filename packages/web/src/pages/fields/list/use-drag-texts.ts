import type { DndContextProps, UniqueIdentifier } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../ui/localized.ts';
import type { FieldComponent } from '../draft/component.ts';
import { movedRows, rowKey } from '../draft/section.ts';
import type { Row } from '../draft/section.ts';

/** What a screen reader says while a field is moved. */
export function useDragTexts(
  rows: readonly Row[],
  fields: ReadonlyMap<string, FieldComponent>,
): NonNullable<DndContextProps['accessibility']> {
  const { t, i18n } = useTranslation('fields');
  const nameOf = (id: UniqueIdentifier) =>
    localized(fields.get(String(id))?.title, i18n.language) || t('untitled');
  /** Where it would be if it were put down there. */
  const placeOf = (active: UniqueIdentifier, over: UniqueIdentifier) => {
    const moved = movedRows(rows, String(active), String(over));
    const place = moved.findIndex((row) => rowKey(row) === String(active));
    const above = moved.slice(0, place);
    const heading = above.findLast(({ kind }) => kind === 'section');
    const isNamed = heading?.kind === 'section' && heading.name !== undefined;
    return {
      place: above.filter(({ kind }) => kind === 'field').length + 1,
      count: rows.filter(({ kind }) => kind === 'field').length,
      section: isNamed ? localized(heading.name, i18n.language) : t('noSection'),
    };
  };
  return {
    screenReaderInstructions: { draggable: t('drag.instructions') },
    announcements: {
      onDragStart: ({ active }) => t('drag.lifted', { name: nameOf(active.id) }),
      onDragOver: ({ active, over }) =>
        over === null
          ? undefined
          : t('drag.over', { name: nameOf(active.id), ...placeOf(active.id, over.id) }),
      onDragEnd: ({ active, over }) =>
        over === null
          ? t('drag.cancelled', { name: nameOf(active.id) })
          : t('drag.dropped', { name: nameOf(active.id), ...placeOf(active.id, over.id) }),
      onDragCancel: ({ active }) => t('drag.cancelled', { name: nameOf(active.id) }),
    },
  };
}
