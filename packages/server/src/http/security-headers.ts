/** What a browser is told to refuse in every page of ours, whatever got into it. */
export interface PageSafety {
  /** What this page needs beside nothing, as directives of its content policy. */
  readonly allows: readonly string[];
  /** Whether people reach the server by https: then browsers are to use nothing else. */
  readonly isHttps: boolean;
}

const refused = [
  "default-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
];
const yearSeconds = 31_536_000;

/** The security headers of a page. */
export function pageHeaders({ allows, isHttps }: PageSafety): Record<string, string> {
  return {
    'Content-Security-Policy': [...refused, "frame-ancestors 'none'", ...allows].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(isHttps ? { 'Strict-Transport-Security': `max-age=${yearSeconds}` } : {}),
  };
}
