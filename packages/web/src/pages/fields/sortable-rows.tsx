import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { ActionIcon, Box, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import IconGripVertical from '~icons/tabler/grip-vertical';

/** A short list whose rows are dragged into another order, also with the keyboard. */
export function SortableRows<Item>({
  items,
  nameOf,
  change,
  children,
}: {
  readonly items: readonly Item[];
  readonly nameOf: (item: Item) => string;
  readonly change: (items: Item[]) => void;
  readonly children: (item: Item, place: number) => ReactNode;
}) {
  const { t } = useTranslation('fields');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  // dnd-kit takes 0 for no id.
  const rows = items.map((item, place) => ({ item, id: place + 1 }));
  const placeOf = (id: string | number) => Number(id) - 1;
  const nameAt = (id: string | number) => {
    const item = items[placeOf(id)];
    return item === undefined ? '' : nameOf(item);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        screenReaderInstructions: { draggable: t('drag.instructions') },
        announcements: {
          onDragStart: ({ active }) => t('drag.lifted', { name: nameAt(active.id) }),
          onDragOver: ({ active, over }) =>
            over === null
              ? undefined
              : t('drag.at', { name: nameAt(active.id), place: over.id, count: items.length }),
          onDragEnd: ({ active, over }) =>
            t('drag.at', {
              name: nameAt(active.id),
              place: (over ?? active).id,
              count: items.length,
            }),
          onDragCancel: ({ active }) => t('drag.cancelled', { name: nameAt(active.id) }),
        },
      }}
      onDragEnd={({ active, over }) => {
        if (over !== null && over.id !== active.id) {
          change(arrayMove([...items], placeOf(active.id), placeOf(over.id)));
        }
      }}
    >
      <SortableContext items={rows.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <Stack component="ol" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
          {rows.map(({ item, id }) => (
            <SortableRow key={id} id={id} name={nameOf(item)}>
              {children(item, placeOf(id))}
            </SortableRow>
          ))}
        </Stack>
      </SortableContext>
    </DndContext>
  );
}

function SortableRow({
  id,
  name,
  children,
}: {
  readonly id: number;
  readonly name: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('fields');
  const {
    setNodeRef,
    setActivatorNodeRef,
    attributes,
    listeners,
    transform,
    transition,
    isDragging,
  } = useSortable({ id, animateLayoutChanges: () => false });
  return (
    <Box
      component="li"
      ref={setNodeRef}
      style={{
        transform: transform === null ? undefined : `translate3d(0, ${transform.y}px, 0)`,
        transition,
        position: 'relative',
        zIndex: isDragging ? 1 : 0,
        background: 'var(--mantine-color-body)',
      }}
    >
      <Group gap={4} wrap="nowrap" align="center">
        <ActionIcon
          ref={setActivatorNodeRef}
          variant="subtle"
          color="gray"
          style={{ cursor: 'grab', touchAction: 'none' }}
          {...attributes}
          {...listeners}
          aria-label={t('move', { name })}
        >
          <IconGripVertical aria-hidden />
        </ActionIcon>
        <Box flex={1} miw={0}>
          {children}
        </Box>
      </Group>
    </Box>
  );
}
