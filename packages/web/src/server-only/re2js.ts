/**
 * In the place of `re2js`, which is half of what a page would have to load: the server judges
 * patterns by it, the browser by its own engine, and lets pass what only RE2 understands.
 */
export const RE2JS = {
  compile(pattern: string): Pattern {
    const expression = expressionOf(pattern);
    return {
      pattern: () => pattern,
      matches: (text) => expression?.test(text) ?? true,
    };
  },
};

interface Pattern {
  pattern(): string;
  matches(text: string): boolean;
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'su');
  } catch {
    return undefined;
  }
}
