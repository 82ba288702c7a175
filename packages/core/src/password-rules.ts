import { commonPasswords, commonSequences } from './common-passwords.ts';
import { fold } from './fold.ts';

/** Whose password it is to be; whoever knows them knows these. */
export interface PasswordOwner {
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}

/** Bounds on the characters of a password. */
export const shortestPassword = 10;
export const longestPassword = 200;

const fewestDifferent = 4;

/** One spelling for what looks the same, however a keyboard composes it (NFKC). */
export function normalizedPassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * The rule that a new password breaks, in words that follow its name; undefined when it breaks
 * none. There are none about kinds of characters: they make passwords worse (NIST SP 800-63B).
 */
export function passwordProblem(password: string, owner: PasswordOwner = {}): string | undefined {
  const text = normalizedPassword(password);
  const characters = Array.from(text);
  if (characters.length < shortestPassword) {
    return `has to have at least ${shortestPassword} characters`;
  }
  if (characters.length > longestPassword) {
    return `has to have at most ${longestPassword} characters`;
  }
  const folded = fold(text);
  const core = coreOf(folded);
  if (namesOf(owner).some((name) => [folded, core].map(lettersOf).includes(name))) {
    return 'must not be the own name or e-mail address';
  }
  if (new Set(characters).size < fewestDifferent) {
    return `has to have at least ${fewestDifferent} different characters`;
  }
  return [folded, core].some((word) => commonPasswords.has(word)) || commonSequences.has(folded)
    ? 'is one of the most common passwords; choose another'
    : undefined;
}

/** Without what people put around a word to please rules. */
function coreOf(text: string): string {
  return text.replaceAll(/^[\P{L}]+|[\P{L}]+$/gu, '');
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function namesOf({ email = '', firstName = '', lastName = '' }: PasswordOwner): string[] {
  const [local = ''] = email.split('@');
  return [email, local, firstName, lastName, `${firstName}${lastName}`, `${lastName}${firstName}`]
    .map((name) => lettersOf(fold(name)))
    .filter((name) => name !== '');
}
