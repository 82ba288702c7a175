import { hierarchy, tree } from 'd3-hierarchy';
import type { Branch } from './forest.ts';

/** The size of a box and the room between boxes, in pixels of the drawing. */
export const boxWidth = 232;
const gap = 28;
const levelGap = 56;
const stackGap = 12;
const indent = 24;
/** As many people as stand below each other. */
const mostInStack = 8;

/** A box of the drawing. */
export interface Box {
  readonly branch: Branch;
  readonly x: number;
  readonly y: number;
  /** Its manager; undefined at the top. */
  readonly above: string | undefined;
  /** Whether it stands in a stack, and is reached from its side. */
  readonly isStacked: boolean;
}

/** Places in the drawing: one person, or several below each other. */
interface Place {
  readonly people: readonly Branch[];
  readonly below: readonly Place[];
}

/**
 * Where everybody stands: open people side by side, those who are closed in stacks, so that a team
 * of sixty is no strip of sixty boxes.
 */
export function layoutOf(forest: readonly Branch[], boxHeight: number): readonly Box[] {
  const root = hierarchy<Place>({ people: [], below: placesOf(forest) }, ({ below }) => [...below]);
  const arrange = tree<Place>()
    .nodeSize([boxWidth + gap, boxHeight + levelGap])
    .separation(() => 1);
  const boxes: Box[] = [];
  for (const point of arrange(root).descendants()) {
    const { people } = point.data;
    const above = point.parent?.data.people[0]?.node.uid;
    const isStacked = people.length > 1;
    for (const [index, branch] of people.entries()) {
      boxes.push({
        branch,
        x: point.x - boxWidth / 2 + (isStacked ? indent / 2 : 0),
        y: (point.depth - 1) * (boxHeight + levelGap) + index * (boxHeight + stackGap),
        above,
        isStacked,
      });
    }
  }
  return boxes;
}

function placesOf(branches: readonly Branch[]): readonly Place[] {
  const closed = branches.filter(({ isOpen }) => !isOpen);
  if (closed.length <= 3) {
    return branches.map(placeOf);
  }
  const stacks = Array.from({ length: Math.ceil(closed.length / mostInStack) }, (_, stack) => ({
    people: closed.slice(stack * mostInStack, (stack + 1) * mostInStack),
    below: [],
  }));
  return [...branches.filter(({ isOpen }) => isOpen).map(placeOf), ...stacks];
}

function placeOf(branch: Branch): Place {
  return { people: [branch], below: placesOf(branch.reports) };
}
