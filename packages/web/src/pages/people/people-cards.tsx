import { useElementSize } from '@mantine/hooks';
import { clsx } from 'clsx';
import { useRef } from 'react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './people.module.css';
import { PersonCard } from './person-card.tsx';
import {
  resultsId,
  useListWords,
  useMoreAtEnd,
  useOpenPerson,
  useSlow,
  useTop,
} from './person-list.ts';
import type { PersonList } from './person-list.ts';
import { rowId } from './table-row.tsx';
import { useListInput } from './use-list-input.ts';
import { useLinesInView } from './use-lines-in-view.ts';

const lineHeight = 144;
const leastWidth = 280;

/** People as cards, as many side by side as there is room for. */
export function PeopleCards({ list }: { readonly list: PersonList }) {
  const { people, total, columns, selection, isOld, question } = list;
  const { t } = useTranslation('people');
  const words = useListWords();
  const isSlow = useSlow(isOld);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: room, width } = useElementSize();
  const lanes = Math.max(1, Math.floor(width / leastWidth));
  const open = useOpenPerson();
  const lines = useLinesInView({
    count: Math.ceil(people.length / lanes),
    scroller,
    height: lineHeight,
  });
  const shown = lines.getVirtualItems();
  useMoreAtEnd(list, ((shown.at(-1)?.index ?? 0) + 1) * lanes);
  useTop(scroller, question);
  const input = useListInput({
    count: people.length,
    lanes,
    show: (index) => lines.scrollToIndex(Math.floor(index / lanes)),
    open: (index) => people.slice(index, index + 1).forEach(open),
    select: (index) => people.slice(index, index + 1).forEach(selection.toggle),
  });
  return (
    <div
      ref={scroller}
      id={resultsId}
      role="grid"
      aria-label={t('results')}
      aria-multiselectable
      aria-rowcount={Math.ceil(total / lanes)}
      aria-colcount={lanes}
      aria-busy={isOld}
      aria-activedescendant={people.length === 0 ? undefined : rowId(input.active)}
      tabIndex={0}
      className={clsx(classes['scroller'], classes['cards'], isSlow && classes['old'])}
      style={{ '--lanes': lanes } as CSSProperties}
      data-scroll-restoration-id={resultsId}
      onKeyDown={input.onKeyDown}
      onClick={input.onClick}
    >
      <div
        ref={room}
        role="rowgroup"
        style={{ position: 'relative', height: lines.getTotalSize() }}
      >
        {shown.map(({ index: line, start }) => (
          <div
            key={line}
            role="row"
            aria-rowindex={line + 1}
            className={classes['cardLine']}
            style={{ transform: `translateY(${start}px)` }}
          >
            {people.slice(line * lanes, (line + 1) * lanes).map((person, lane) => {
              const index = line * lanes + lane;
              return (
                <PersonCard
                  key={rowId(index)}
                  index={index}
                  lane={lane}
                  person={person}
                  columns={columns}
                  words={words}
                  isSelected={selection.emails.has(person.uid ?? '')}
                  isActive={index === input.active}
                  onSelect={selection.toggle}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
