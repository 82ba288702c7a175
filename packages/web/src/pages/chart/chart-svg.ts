import { nameOf } from '../../ui/person-link.tsx';
import type { Branch } from './forest.ts';
import { boxWidth, layoutOf } from './layout.ts';
import type { Box } from './layout.ts';

const boxHeight = 64;
const margin = 24;
const colours = {
  line: '#9aa4ad',
  inLine: '#0f6b75',
  box: '#ffffff',
  text: '#1c2126',
  quiet: '#586069',
};

/** The chart as it is shown, as an SVG document of its own. */
export function chartSvg(forest: readonly Branch[], line: ReadonlySet<string>): string {
  const boxes = layoutOf(forest, boxHeight);
  const byId = new Map(boxes.map((box) => [box.branch.node.uid, box]));
  const left = Math.min(...boxes.map(({ x }) => x)) - margin;
  const top = Math.min(...boxes.map(({ y }) => y)) - margin;
  const width = Math.max(...boxes.map(({ x }) => x)) + boxWidth + margin - left;
  const height = Math.max(...boxes.map(({ y }) => y)) + boxHeight + margin - top;
  const lines = boxes.map((box) => lineTo(box, byId.get(box.above ?? ''), line));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="${left} ${top} ${width} ${height}" font-family="system-ui, sans-serif">` +
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#f6f8f9"/>` +
    `${lines.join('')}${boxes.map((box) => boxOf(box, line)).join('')}</svg>`
  );
}

function lineTo(box: Box, above: Box | undefined, line: ReadonlySet<string>): string {
  if (above === undefined) {
    return '';
  }
  const startX = above.x + boxWidth / 2;
  const startY = above.y + boxHeight;
  const middleY = startY + 28;
  const path = box.isStacked
    ? `V${middleY}H${box.x - 12}V${box.y + boxHeight / 2}H${box.x}`
    : `V${middleY}H${box.x + boxWidth / 2}V${box.y}`;
  const isInLine = line.has(box.branch.node.uid) && line.has(above.branch.node.uid);
  const stroke = isInLine ? colours.inLine : colours.line;
  return `<path d="M${startX} ${startY}${path}" fill="none" stroke="${stroke}" stroke-width="${isInLine ? 3 : 1.5}"/>`;
}

function boxOf({ branch, x, y }: Box, line: ReadonlySet<string>): string {
  const { node } = branch;
  const { uid, title = '', directReports, allReports } = node;
  const stroke = line.has(uid) ? colours.inLine : colours.line;
  const counts = directReports === 0 ? '' : `${directReports} · ${allReports}`;
  return (
    `<g transform="translate(${x} ${y})">` +
    `<rect width="${boxWidth}" height="${boxHeight}" rx="8" fill="${colours.box}" stroke="${stroke}"/>` +
    `<text x="12" y="26" font-size="14" font-weight="600" fill="${colours.text}">${shortened(nameOf(node), 26)}</text>` +
    `<text x="12" y="46" font-size="12" fill="${colours.quiet}">${shortened(title, 28)}</text>` +
    `<text x="${boxWidth - 12}" y="46" font-size="12" text-anchor="end" fill="${colours.quiet}">${counts}</text></g>`
  );
}

/** As much of a text as fits, with what XML gives a meaning made plain. */
function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  const kept = letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
  // XML has no place for most control characters, not even escaped.
  return kept
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
