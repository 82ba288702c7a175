import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef, ComponentType, SVGProps } from 'react';
import classes from './people.module.css';

/** A button of the toolbar; on a phone only its icon is seen. */
export function ToolButton({
  icon: Icon,
  text,
  isActive = false,
  ...props
}: {
  readonly icon: ComponentType<SVGProps<SVGSVGElement>>;
  readonly text: string;
  readonly isActive?: boolean;
} & ButtonProps &
  ComponentPropsWithRef<'button'>) {
  return (
    <Button
      {...props}
      size="xs"
      px="xs"
      maw={240}
      variant={isActive ? 'light' : 'default'}
      title={text}
    >
      <Icon width={16} height={16} aria-hidden style={{ flex: 'none' }} />
      <span className={classes['toolText']}>{text}</span>
    </Button>
  );
}
