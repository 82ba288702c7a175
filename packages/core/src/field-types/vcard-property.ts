/** A line of a contact card (RFC 6350 section 6), before it is written. */
export interface VcardProperty {
  readonly name: 'ADR' | 'BDAY' | 'EMAIL' | 'ORG' | 'TEL' | 'TITLE' | 'URL';
  /** A text, or the parts of a structured one; a URI is written as it is. */
  readonly value: string | readonly string[] | { readonly uri: string };
}
