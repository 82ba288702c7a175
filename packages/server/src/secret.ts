import { hash } from 'node:crypto';

/**
 * The hash under which a secret is stored. Ours have 256 random bits, so a plain hash is enough:
 * there is nothing to guess that a slow one would protect.
 */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
