/** A part of the page that is loaded when something needs it. */
export interface Later<Loaded> {
  /**
   * What was loaded. Until it is there, this throws the promise of it: while a page is drawn, React
   * draws that place again once it has come. Elsewhere, wait for `ready` first.
   */
  readonly now: () => Loaded;
  readonly ready: () => Promise<Loaded>;
}

const everything: (() => Promise<unknown>)[] = [];

/** Makes a part that is loaded on first use. */
export function later<Loaded>(load: () => Promise<Loaded>): Later<Loaded> {
  let loaded: { readonly value: Loaded } | undefined;
  let loading: Promise<Loaded> | undefined;
  const ready = () =>
    (loading ??= load().then(
      (value) => {
        loaded = { value };
        return value;
      },
      (error: unknown) => {
        // The network may be back when it is asked for again.
        loading = undefined;
        throw error;
      },
    ));
  everything.push(ready);
  return {
    ready,
    now() {
      if (loaded === undefined) {
        // eslint-disable-next-line typescript/only-throw-error -- what React calls suspending
        throw ready();
      }
      return loaded.value;
    },
  };
}

/** Loads all that field types need, for what is done with values elsewhere than in drawing. */
export async function allReady(): Promise<void> {
  await Promise.all(everything.map((ready) => ready()));
}
