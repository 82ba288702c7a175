import { DirectoryError } from '@whoswho/core';
import type { Viewer } from '@whoswho/core';

/** What a call says of itself beside its input; the ledger keeps it. */
export interface Call {
  /** Where the change comes from, for example `ui` or `hr-import`. */
  readonly source: string;
  /** What belongs together: the run of a script, an import. */
  readonly batch: string | undefined;
  /** The etag that has to be in force (HTTP `If-Match`). */
  readonly ifMatch: string | undefined;
  /** The customer that the call names, where nobody has said yet who they are. */
  readonly organization?: string;
  /** The device that the call comes from, where a door can tell. */
  readonly from?: { readonly address: string; readonly userAgent: string };
  /** Aborted once nobody waits for the answer any more; for calls that take long. */
  readonly gone?: () => AbortSignal;
}

/** What every token may claim: the doors of the product itself. */
const ownSources = ['api', 'ui', 'cli'];

const longestBatch = 200;

/** Calls that say nothing of themselves: with a token, and of whoever is signed in. */
const plainCall: Call = { source: 'api', batch: undefined, ifMatch: undefined };
const pageCall: Call = { ...plainCall, source: 'ui' };

type Header = string | readonly string[] | undefined;

/** Reads the headers of a call; a source that is not the token's to claim is refused. */
export function callOf(viewer: Viewer, headers: Readonly<Record<string, Header>>): Call {
  const source = textOf(headers['whoswho-source']);
  const batch = textOf(headers['whoswho-batch']);
  const ifMatch = textOf(headers['if-match']);
  const usual = viewer.session === undefined ? plainCall : pageCall;
  if (source === undefined && batch === undefined && ifMatch === undefined) {
    return usual;
  }
  const mayClaim = [...ownSources, ...(viewer.sources ?? [])];
  if (source !== undefined && !mayClaim.includes(source)) {
    throw new DirectoryError(
      'forbidden',
      `Whoswho-Source: "${source}" is not a source that this token may claim, which are ` +
        `${mayClaim.join(', ')}; further ones are given to an application`,
    );
  }
  if (batch !== undefined && batch.length > longestBatch) {
    throw new DirectoryError(
      'invalidParameter',
      `Whoswho-Batch: has ${batch.length} characters, but at most ${longestBatch}`,
    );
  }
  return { source: source ?? usual.source, batch, ifMatch };
}

/** Header values are bytes; people write UTF-8. */
function textOf(header: Header): string | undefined {
  const text = typeof header === 'string' ? header : header?.[0];
  const decoded = text === undefined ? '' : Buffer.from(text, 'latin1').toString().trim();
  return decoded === '' ? undefined : decoded;
}
