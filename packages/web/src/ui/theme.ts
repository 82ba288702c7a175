import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** The house's colour, dark enough for white letters from its seventh shade on (4.5 to 1). */
const teal: MantineColorsTuple = [
  '#e6f7f8',
  '#d3ebed',
  '#a6d6da',
  '#76c1c6',
  '#50afb6',
  '#37a4ac',
  '#1b848d',
  '#0f6b75',
  '#0b5c65',
  '#034e56',
];

/** How everything looks: one colour, round corners, the system's own letters. */
export const theme = createTheme({
  colors: { house: teal },
  primaryColor: 'house',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
});

const filledRed = {
  '--mantine-color-red-filled': '#c92a2a',
  '--mantine-color-red-filled-hover': '#b02525',
};

/** Quiet text and what says that something is wrong keep 4.5 to 1 on every ground that we use. */
export const quietColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...filledRed,
    '--mantine-color-dimmed': '#586069',
    '--mantine-color-placeholder': '#667079',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-red-text': '#c92a2a',
  },
  dark: {
    ...filledRed,
    '--mantine-color-dimmed': '#a9b1ba',
    '--mantine-color-placeholder': '#98a1aa',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-red-text': '#ff8787',
  },
});
