import type { JsonObject, Json, ObjectSchema, Schema } from '../schema.ts';
import type { VcardProperty } from './vcard-property.ts';

/** What clean() answers: the value to store, or the rule that the given one breaks. */
export type Cleaned = { readonly value: Json } | { readonly rule: string };

/** An invalid example, with a word that the broken rule's text has to contain. */
export interface InvalidExample {
  readonly value: Json;
  readonly rule: string;
  /** Settings under which the example is invalid; none when absent. */
  readonly settings?: JsonObject;
}

/** A valid example: what is sent, what is stored, and how it reads as text. */
export interface ValidExample {
  readonly value: Json;
  /** What is stored; the same as `value` when absent. */
  readonly stored?: Json;
  /** The text form (CSV, CLI) of the stored value. */
  readonly text: string;
  readonly settings?: JsonObject;
}

/**
 * All that the product has to know about one kind of profile field. Everyone else loops over
 * `fieldTypes`; whoever would have to name a type lacks a member here.
 *
 * Functions get the component's `properties` as `settings`. "Empty" (`null`, `""`, `[]`) never
 * reaches them: an empty value clears the field before its type is asked.
 */
export interface FieldType {
  /** `template.components[].type`; LumApps' own word where it has one (wire 3.4). */
  readonly type: string;
  /** The name that admins see, by language. */
  readonly label: Readonly<Record<'en' | 'fr', string>>;
  /** One sentence for the field reference: what the type is for. */
  readonly summary: string;
  /** Schema of the type's own keys in `properties`. */
  readonly settings: ObjectSchema;
  /** Schema of a stored value under these settings. */
  valueSchema(settings: JsonObject): Schema;
  /**
   * Checks a value and normalizes it to what is stored, or says which rule it breaks. `current` is
   * what is stored: what it has already is not judged again.
   */
  clean(value: Json, settings: JsonObject, current?: Json): Cleaned;
  /** Texts by which the value is found; folded by the caller. */
  searchTexts(value: Json, settings: JsonObject): string[];
  /** Key that sorts values of this type in ascending order as plain text; folded where it is text. */
  sortKey(value: Json, settings: JsonObject): string;
  /** The value as one line of text for CSV and the CLI, in a language where labels have one. */
  toText(value: Json, settings: JsonObject, language?: string): string;
  /** Reads such a line back into a value for clean(). */
  fromText(text: string, settings: JsonObject): Json;
  /** E-mail addresses of people that the value points to; the caller checks that they exist. */
  references?(value: Json, settings: JsonObject): string[];
  /** SCIM 2.0 attribute type (RFC 7643 section 2.3). */
  readonly scimType:
    | 'string'
    | 'boolean'
    | 'decimal'
    | 'integer'
    | 'dateTime'
    | 'reference'
    | 'complex';
  /** The kind of control that edits it in the UI. */
  readonly control:
    | 'line'
    | 'lines'
    | 'richText'
    | 'number'
    | 'switch'
    | 'date'
    | 'options'
    | 'people'
    | 'place';
  /** The keyboard that phones show while a value is typed, in HTML's words. */
  readonly inputMode?: 'email' | 'tel' | 'url';
  /** Where a value leads whoever follows it: a mailbox, a call, a page, a map. */
  link?(value: Json): string | undefined;
  /** How a contact card tells a value; types without it are told only where they are bound. */
  vcard?(value: Json): VcardProperty | undefined;
  readonly examples: {
    readonly valid: readonly [ValidExample, ...ValidExample[]];
    readonly invalid: readonly InvalidExample[];
  };
}
