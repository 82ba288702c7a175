import type sanitize from 'sanitize-html';
import { later } from './later.ts';

/** By its file, as its name leads here. */
const library = later(async () => (await import('sanitize-html/index.js')).default);

/** In the place of `sanitize-html`: only formatted text needs it, and few people show any. */
export default function sanitizeHtml(html: string, options: sanitize.IOptions): string {
  return library.now()(html, options);
}
