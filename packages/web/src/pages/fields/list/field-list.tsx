import {
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { DragEndEvent, DragStartEvent } from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Group, Stack, Text } from '@mantine/core';
import { isObject } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldComponentsOf, isInUse } from '../draft/component.ts';
import type { FieldComponent } from '../draft/component.ts';
import { arrange, movedRows, rowKey, rowsOf, sectionsOf } from '../draft/section.ts';
import type { Row } from '../draft/section.ts';
import { AddFieldButton } from './add-field.tsx';
import type { FieldListProps } from './field-list-props.ts';
import { FieldRow, RowContent } from './field-row.tsx';
import { NewSectionButton, SectionHeading } from './section-heading.tsx';
import { UnusedFields } from './unused-fields.tsx';
import { useDragTexts } from './use-drag-texts.ts';

/** The fields of a directory by section; dragging one puts it elsewhere. */
export function FieldList(props: FieldListProps) {
  const { draft, languages, chosen } = props;
  const { t } = useTranslation('fields');
  const [draggedId, setDraggedId] = useState<string>();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const rows = rowsOf(sectionsOf(draft.content, draft.emptySections));
  const fields = new Map(fieldComponentsOf(draft.content).map((field) => [field.uuid, field]));
  const texts = useDragTexts(rows, fields);
  const dragged = draggedId === undefined ? undefined : fields.get(draggedId);
  const end = ({ active, over }: DragEndEvent) => {
    setDraggedId(undefined);
    const moved = over === null ? rows : movedRows(rows, String(active.id), String(over.id));
    if (moved !== rows) {
      draft.change((content) => arrange(content, moved));
      draft.changeEmptySections(emptyIn(moved));
    }
  };
  return (
    <Stack gap="sm">
      <Group gap="xs" wrap="nowrap">
        <AddFieldButton draft={draft} languages={languages} chosen={chosen} />
        <NewSectionButton draft={draft} languages={languages} />
      </Group>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={texts}
        onDragStart={({ active }: DragStartEvent) => setDraggedId(String(active.id))}
        onDragEnd={end}
        onDragCancel={() => setDraggedId(undefined)}
      >
        <SortableContext items={rows.map(rowKey)} strategy={verticalListSortingStrategy}>
          <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {rows.map((row) => (
              <RowOf key={rowKey(row)} row={row} field={fields.get(row.id)} {...props} />
            ))}
          </Stack>
        </SortableContext>
        <DragOverlay dropAnimation={null}>
          {dragged === undefined ? null : <RowContent {...props} field={dragged} isLifted />}
        </DragOverlay>
      </DndContext>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed" ta="center" py="xl">
          {t('noFields')}
        </Text>
      ) : null}
      <UnusedFields {...props} fields={[...fields.values()].filter((field) => !isInUse(field))} />
    </Stack>
  );
}

function RowOf({
  row,
  field,
  ...props
}: FieldListProps & { readonly row: Row; readonly field: FieldComponent | undefined }) {
  return row.kind === 'section' ? (
    <SectionHeading {...props} row={row} />
  ) : field === undefined ? null : (
    <FieldRow {...props} field={field} />
  );
}

function emptyIn(rows: readonly Row[]): readonly Json[] {
  return rows.flatMap((row, place) =>
    row.kind === 'section' &&
    row.name !== undefined &&
    rows[place + 1]?.kind !== 'field' &&
    (typeof row.name === 'string' || isObject(row.name))
      ? [row.name]
      : [],
  );
}
