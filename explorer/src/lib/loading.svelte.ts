/** Answers of the API as reactive values: asked anew when what they depend on changes, the older question aborted. */

import type { Page } from './answers.ts';
import { ApiError } from './api.ts';

function told(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(0, 'fault', error instanceof Error ? error.message : String(error));
}

/** One answer. While a newer one is awaited the older stays in `value` and `busy` is true. */
export class Loaded<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  busy = $state(true);
  #again = $state(0);

  /** Call while a component is set up. What `ask` reads before its first `await` decides when it is asked again. */
  constructor(ask: (signal: AbortSignal) => Promise<T> | null) {
    $effect(() => {
      void this.#again;
      const stop = new AbortController();
      const asked = ask(stop.signal);
      if (asked === null) {
        this.value = null;
        this.busy = false;
        return;
      }
      this.busy = true;
      asked.then(
        (value) => {
          if (stop.signal.aborted) return;
          this.value = value;
          this.error = null;
          this.busy = false;
        },
        (error) => {
          if (stop.signal.aborted) return;
          this.error = told(error);
          this.busy = false;
        },
      );
      return () => stop.abort();
    });
  }

  retry(): void {
    this.#again += 1;
  }
}

/** A list that is read page by page; `more()` gets the next one. */
export class Paged<T> {
  items = $state.raw<T[]>([]);
  next = $state<string | null>(null);
  error = $state.raw<ApiError | null>(null);
  busy = $state(true);
  /** False until the first page is there. */
  asked = $state(false);
  #again = $state(0);
  #stop = new AbortController();
  #ask: (after: string | null, signal: AbortSignal) => Promise<Page<T>>;

  constructor(ask: (after: string | null, signal: AbortSignal) => Promise<Page<T>>) {
    this.#ask = ask;
    $effect(() => {
      void this.#again;
      const stop = new AbortController();
      this.#stop = stop;
      this.#take(ask(null, stop.signal), stop, []);
      return () => stop.abort();
    });
  }

  more(): void {
    if (this.next === null || this.busy) return;
    this.#take(this.#ask(this.next, this.#stop.signal), this.#stop, this.items);
  }

  retry(): void {
    this.#again += 1;
  }

  #take(page: Promise<Page<T>>, stop: AbortController, before: T[]): void {
    this.busy = true;
    page.then(
      ({ items, next }) => {
        if (stop.signal.aborted) return;
        this.items = before.length ? [...before, ...items] : items;
        this.next = next;
        this.error = null;
        this.busy = false;
        this.asked = true;
      },
      (error) => {
        if (stop.signal.aborted) return;
        this.error = told(error);
        this.busy = false;
      },
    );
  }
}
