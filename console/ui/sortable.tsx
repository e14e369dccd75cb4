import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, type MantineSpacing, Stack } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';

export interface SortableTexts {
  /** How it is done with keys, told once to those who do not see it. */
  readonly instructions: string;
  readonly handle: (name: string) => string;
  readonly entry: (name: string, place: number) => string;
  readonly lifted: (name: string) => string;
  readonly over: (name: string, place: number) => string;
  readonly dropped: (name: string, place: number) => string;
  readonly cancelled: (name: string) => string;
}

interface SortableProps {
  /** What the entries are, together. */
  readonly label: string;
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly texts: SortableTexts;
  readonly disabled?: boolean;
  /** Between the entries; `xs` where nothing is said. */
  readonly gap?: MantineSpacing | 0;
  readonly onMove: (from: number, to: number) => void;
  /** Draws one entry; `handle` is what it is taken by. */
  readonly children: (id: string, handle: ReactNode) => ReactNode;
}

/** Up and down only. */
const upright: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** A list whose entries are dragged up and down, by mouse, finger or keys (space, arrows, space). */
export default function Sortable(props: SortableProps) {
  const { label, ids, nameOf, texts, disabled, gap = 'xs', onMove, children } = props;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (id: unknown): number => ids.indexOf(String(id)) + 1;
  const name = (id: unknown): string => nameOf(String(id));
  const announcements: Announcements = {
    onDragStart: ({ active }) => texts.lifted(name(active.id)),
    onDragOver: ({ active, over }) => (over ? texts.over(name(active.id), placeOf(over.id)) : undefined),
    onDragEnd: ({ active, over }) =>
      over ? texts.dropped(name(active.id), placeOf(over.id)) : texts.cancelled(name(active.id)),
    onDragCancel: ({ active }) => texts.cancelled(name(active.id)),
  };
  const end = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    onMove(placeOf(active.id) - 1, placeOf(over.id) - 1);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[upright]}
      onDragEnd={end}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: texts.instructions },
      }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy} disabled={disabled ?? false}>
        <Stack component="ul" gap={gap} p={0} m={0} aria-label={label} style={{ listStyle: 'none' }}>
          {ids.map((id) => (
            <Entry
              key={id}
              id={id}
              label={texts.handle(nameOf(id))}
              name={texts.entry(nameOf(id), placeOf(id))}
              disabled={disabled ?? false}
            >
              {(handle) => children(id, handle)}
            </Entry>
          ))}
        </Stack>
      </SortableContext>
    </DndContext>
  );
}

interface EntryProps {
  readonly id: string;
  readonly label: string;
  /** Of the entry. */
  readonly name: string;
  readonly disabled: boolean;
  readonly children: (handle: ReactNode) => ReactNode;
}

function Entry({ id, label, name, disabled, children }: EntryProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id });
  const style: CSSProperties = {
    transform: CSS.Transform.toString(transform),
    ...(transition !== undefined && { transition }),
    ...(isDragging && { zIndex: 10, position: 'relative', boxShadow: 'var(--mantine-shadow-md)' }),
  };
  const handle = disabled ? null : (
    <ActionIcon
      ref={setActivatorNodeRef}
      variant="subtle"
      color="gray"
      aria-label={label}
      style={{ cursor: isDragging ? 'grabbing' : 'grab', touchAction: 'none' }}
      {...attributes}
      {...listeners}
    >
      <IconGripVertical size={18} aria-hidden />
    </ActionIcon>
  );
  return (
    <li ref={setNodeRef} style={style} aria-label={name}>
      {children(handle)}
    </li>
  );
}
