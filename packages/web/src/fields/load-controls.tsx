import { lazy, useState } from 'react';
import type { ComponentType } from 'react';
import { allReady } from '../later/later.ts';
import type { ControlProps } from './kind.ts';

type Controls = typeof import('./controls.ts');

let loaded: Controls | undefined;

/** Loads the controls before somebody edits, so that no key is lost while they come. */
export async function loadControls(): Promise<Controls> {
  await allReady();
  loaded ??= await import('./controls.ts');
  return loaded;
}

/** A control that is there at once where controls are loaded, and waits for them elsewhere. */
export function laterControl(name: keyof Controls): ComponentType<ControlProps> {
  const Waiting = lazy(async () => ({ default: (await loadControls())[name] }));
  return function LaterControl(props: ControlProps) {
    // Chosen once: another component would lose what is being typed.
    const [Control] = useState((): ComponentType<ControlProps> => loaded?.[name] ?? Waiting);
    return <Control {...props} />;
  };
}
