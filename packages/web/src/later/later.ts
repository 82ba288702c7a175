/** A part of the page that is loaded when something needs it. */
export interface Later<Loaded> {
  /**
   * What was loaded. Until it is there, this throws the promise of it: while a page is drawn, React
   * draws that place again once it has come. Elsewhere, wait for `ready` first.
   */
  readonly now: () => Loaded;
  /** Loads it, or tries again. */
  readonly ready: () => Promise<Loaded>;
}

const everything: (() => Promise<unknown>)[] = [];

/** Makes a part that is loaded on first use; `instead` serves where that fails. */
export function later<Loaded>(load: () => Promise<Loaded>, instead?: Loaded): Later<Loaded> {
  let loaded: { readonly value: Loaded } | undefined;
  let failed: { readonly error: unknown } | undefined;
  let loading: Promise<Loaded> | undefined;

  async function begin(): Promise<Loaded> {
    try {
      const value = await load();
      loaded = { value };
      failed = undefined;
      return value;
    } catch (error) {
      failed = { error };
      loading = undefined;
      throw error;
    }
  }

  const ready = () => (loading ??= begin());
  everything.push(ready);
  return {
    ready,
    now() {
      if (loaded !== undefined) {
        return loaded.value;
      }
      if (failed === undefined) {
        // eslint-disable-next-line typescript/only-throw-error -- what React calls suspending
        throw ready();
      }
      // To try again with each drawing would be to try for ever.
      if (instead === undefined) {
        throw failed.error;
      }
      return instead;
    },
  };
}

/** Loads all that field types need, for what is done with values elsewhere than in drawing. */
export async function allReady(): Promise<void> {
  await Promise.all(everything.map((ready) => ready()));
}
