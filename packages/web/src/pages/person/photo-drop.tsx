import { Center } from '@mantine/core';
import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import classes from './person.module.css';

/** A place to drop a file on; the button beside it does the same for the keyboard. */
export function PhotoDrop({
  onFile,
  children,
}: {
  readonly onFile: (file: File | undefined) => void;
  readonly children: ReactNode;
}) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <Center
      className={classes['drop']}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </Center>
  );
}
