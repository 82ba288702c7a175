/**
 * A call of a list endpoint. Awaited it is the first page; iterated it is every item of every page.
 * Nothing is sent before one of the two, and each iteration asks anew.
 */
export class ListCall<Page, Item> implements Promise<Page>, AsyncIterable<Item> {
  readonly [Symbol.toStringTag] = 'ListCall';
  readonly #readPage: () => Promise<Page>;
  readonly #readItems: () => AsyncGenerator<Item, void, undefined>;
  #page: Promise<Page> | undefined;

  constructor(
    readPage: () => Promise<Page>,
    readItems: () => AsyncGenerator<Item, void, undefined>,
  ) {
    this.#readPage = readPage;
    this.#readItems = readItems;
  }

  /** Every item of every page, each page asked for when it is needed. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return this.#readItems();
  }

  // oxlint-disable-next-line unicorn/no-thenable -- to be awaited is half of what it is for
  then<Kept = Page, Caught = never>(
    onKept?: ((page: Page) => Kept | PromiseLike<Kept>) | null,
    onCaught?: ((reason: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Kept | Caught> {
    return this.#firstPage().then(onKept, onCaught);
  }

  catch<Caught = never>(
    onCaught?: ((reason: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Page | Caught> {
    return this.#firstPage().catch(onCaught);
  }

  finally(onSettled?: (() => void) | null): Promise<Page> {
    return this.#firstPage().finally(onSettled);
  }

  #firstPage(): Promise<Page> {
    this.#page ??= this.#readPage();
    return this.#page;
  }
}
