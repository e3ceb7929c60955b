/** Whether anybody can see the pane. A hidden one has nothing to look for and lets the machine rest. */
export interface PresencePort {
  visible(): boolean;
  /** Told of every change; gives the function that ends it. */
  follow(changed: () => void): () => void;
}
