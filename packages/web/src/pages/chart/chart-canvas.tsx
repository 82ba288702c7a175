import '@xyflow/react/dist/style.css';
import { Text, useComputedColorScheme } from '@mantine/core';
import { Controls, MiniMap, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import type { Edge } from '@xyflow/react';
import type { Field } from '@whoswho/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './chart-canvas.module.css';
import { boxWidth, layoutOf } from './layout.ts';
import type { Box } from './layout.ts';
import { PersonBox, boxHeightOf } from './person-box.tsx';
import type { PersonBoxNode } from './person-box.tsx';
import { useArrowKeys } from './use-arrow-keys.ts';
import type { Forest } from './use-forest.ts';

const nodeTypes = { person: PersonBox };
const wholeView = { maxZoom: 1, minZoom: 0.35 };

interface CanvasProps {
  readonly forest: Forest;
  /** Shown in each box beside name and title. */
  readonly field: Field | undefined;
  /** Who is looked at. */
  readonly person: string | undefined;
  readonly hasDotted: boolean;
  readonly onLook: (uid: string) => void;
}

/** The chart as a drawing to move about in. */
export function ChartCanvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ forest, field, person, hasDotted, onLook }: CanvasProps) {
  const { t } = useTranslation('chart');
  const scheme = useComputedColorScheme('light');
  const height = boxHeightOf(field);
  const boxes = layoutOf(forest.forest, height);
  const nodes = boxes.map((box): PersonBoxNode => nodeOf(box, { forest, field, height, person }));
  const edges = edgesOf(boxes, forest.line, hasDotted);
  const setMoved = useFollowing(boxes, person);
  const onKeyDown = useArrowKeys(forest);
  const labels = useMemo(
    () => ({
      'controls.ariaLabel': t('controls'),
      'controls.zoomIn.ariaLabel': t('zoomIn'),
      'controls.zoomOut.ariaLabel': t('zoomOut'),
      'controls.fitView.ariaLabel': t('fit'),
      'controls.interactive.ariaLabel': t('lock'),
      'minimap.ariaLabel': t('miniMap'),
    }),
    [t],
  );
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('keys')}
      </Text>
      {/* The keys go from person to person: what has the focus is a link or a button in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section className={styles['canvas']} aria-label={t('canvas')} onKeyDown={onKeyDown}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          colorMode={scheme}
          fitView
          fitViewOptions={wholeView}
          onMoveStart={(event) => {
            if (event !== null) {
              setMoved();
            }
          }}
          minZoom={0.05}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          onlyRenderVisibleElements={nodes.length > 300}
          onNodeClick={(event, node) => {
            // A link or a button of the box has its own meaning.
            if (event.target instanceof Element && event.target.closest('a, button') === null) {
              onLook(node.id);
            }
          }}
          ariaLabelConfig={labels}
        >
          <MiniMap pannable zoomable nodeStrokeWidth={3} />
          <Controls showInteractive={false} />
        </ReactFlow>
      </section>
    </>
  );
}

/** Brings whoever is looked at into view; all of it, as long as the reader has not moved it. */
function useFollowing(boxes: readonly Box[], person: string | undefined): () => void {
  const { setCenter, getZoom, fitView } = useReactFlow();
  const [isMoved, setIsMoved] = useState(false);
  const box = boxes.find(({ branch }) => branch.node.uid === person);
  const { x, y } = box ?? {};
  const { length } = boxes;
  useEffect(() => {
    if (x !== undefined && y !== undefined) {
      void setCenter(x + boxWidth / 2, y + 60, { zoom: Math.max(getZoom(), 0.7), duration: 300 });
    }
  }, [x, y, setCenter, getZoom]);
  useEffect(() => {
    if (length > 0 && person === undefined && !isMoved) {
      // The boxes have to be drawn first.
      const frame = requestAnimationFrame(() => void fitView(wholeView));
      return () => cancelAnimationFrame(frame);
    }
    return undefined;
  }, [length, person, isMoved, fitView]);
  return () => setIsMoved(true);
}

function nodeOf(
  { branch, x, y, isStacked }: Box,
  {
    forest,
    field,
    height,
    person,
  }: Pick<CanvasProps, 'forest' | 'field' | 'person'> & { readonly height: number },
): PersonBoxNode {
  const { uid } = branch.node;
  return {
    id: uid,
    type: 'person',
    position: { x, y },
    width: boxWidth,
    height,
    data: {
      branch,
      field,
      isStacked,
      isInLine: forest.line.has(uid),
      isLookedAt: uid === person,
      onToggle: () => forest.toggle(uid),
      onMore: () => forest.showMore(uid),
    },
  };
}

/** Lines to the managers, and dotted ones between people who are both shown. */
function edgesOf(boxes: readonly Box[], line: ReadonlySet<string>, hasDotted: boolean): Edge[] {
  const shown = new Set(boxes.map(({ branch }) => branch.node.uid));
  return boxes.flatMap(({ branch, above, isStacked }) => {
    const { uid, dotted = [] } = branch.node;
    const isInLine = above !== undefined && line.has(above) && line.has(uid);
    const solid: Edge[] =
      above === undefined
        ? []
        : [
            {
              id: `${above} ${uid}`,
              source: above,
              target: uid,
              type: 'smoothstep',
              targetHandle: isStacked ? 'side' : 'top',
              ...(isInLine ? { className: styles['inLine'] ?? '', zIndex: 1 } : {}),
            },
          ];
    const others: Edge[] = hasDotted
      ? dotted.flatMap(({ field, title, people }) =>
          people
            .filter((other) => shown.has(other.uid) && other.uid !== uid)
            .map((other) => ({
              id: `${uid} ${field} ${other.uid}`,
              source: uid,
              target: other.uid,
              sourceHandle: 'dotted',
              targetHandle: 'side',
              label: title,
              className: styles['dotted'] ?? '',
            })),
        )
      : [];
    return [...solid, ...others];
  });
}
