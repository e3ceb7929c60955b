/** Small texts kept in the browser: the session and the state of the pane, never rows. */
export interface StoragePort {
  get(key: string): string | null;
  set(key: string, text: string): void;
  remove(key: string): void;
}
