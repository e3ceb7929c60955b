/** The program around the pane, for 诊断: what it calls itself and what it can do. */
export interface HostFacts {
  readonly program: string;
  readonly version: string;
  readonly platform: string;
  readonly language: string;
  /** Whether each set of the program's interface is there. */
  readonly sets: Readonly<Record<string, boolean>>;
}
