/** In the place of `postcss`, which `sanitize-html` loads for style attributes: we let none pass. */
export function parse(): never {
  throw new Error('Style attributes are not read');
}
