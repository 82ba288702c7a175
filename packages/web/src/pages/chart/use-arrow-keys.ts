import { useNavigate } from '@tanstack/react-router';
import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { slugOf } from '../../ui/person-link.tsx';
import { flat } from './forest.ts';
import type { Branch } from './forest.ts';
import type { Forest } from './use-forest.ts';

/** The people around one, in the directions of the keys. */
interface Around {
  readonly branch: Branch;
  readonly above: Branch | undefined;
  readonly before: Branch | undefined;
  readonly after: Branch | undefined;
}

/** Goes from person to person by the arrow keys, opens them by Space and their page by Enter. */
export function useArrowKeys({
  forest,
  toggle,
}: Forest): (event: KeyboardEvent<HTMLElement>) => void {
  const navigate = useNavigate();
  const { fitView } = useReactFlow();
  const focus = (branch: Branch | undefined, canvas: HTMLElement) => {
    if (branch === undefined) {
      return;
    }
    const { uid } = branch.node;
    void fitView({ nodes: [{ id: uid }], maxZoom: 1, minZoom: 0.7, duration: 0 }).then(() =>
      canvas.querySelector<HTMLElement>(`[data-person="${CSS.escape(uid)}"] a`)?.focus(),
    );
  };
  return (event) => {
    const { target, currentTarget } = event;
    const box = target instanceof Element ? target.closest<HTMLElement>('[data-person]') : null;
    const around = aroundOf(forest, box?.dataset['person']);
    if (around === undefined) {
      return;
    }
    const { branch, above, before, after } = around;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowUp: () => focus(above, currentTarget),
      ArrowDown: () =>
        branch.isOpen ? focus(branch.reports[0], currentTarget) : toggle(branch.node.uid),
      ArrowLeft: () => focus(before, currentTarget),
      ArrowRight: () => focus(after, currentTarget),
      // A button does by itself what Space and Enter do.
      ...(target instanceof HTMLButtonElement
        ? {}
        : {
            ' ': () => toggle(branch.node.uid),
            Enter: () =>
              void navigate({ to: '/people/$slug', params: { slug: slugOf(branch.node) } }),
          }),
    };
    const act = actions[event.key];
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  };
}

function aroundOf(forest: readonly Branch[], uid: string | undefined): Around | undefined {
  const all = flat(forest);
  const branch = all.find(({ node }) => node.uid === uid);
  if (branch === undefined) {
    return undefined;
  }
  const above = all.find(({ reports }) => reports.includes(branch));
  const siblings = above === undefined ? forest : above.reports;
  const place = siblings.indexOf(branch);
  return { branch, above, before: siblings[place - 1], after: siblings[place + 1] };
}
