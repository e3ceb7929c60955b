import type { HostFacts } from './host-port.ts';

/** What 诊断 looks at outside the workbook. */
export interface ProbePort {
  host(): HostFacts;
  /** Null when the server does not answer; `serverTime` is its clock in milliseconds, measured at `at` of ours. */
  server(): Promise<{
    readonly version: string;
    readonly milliseconds: number;
    readonly serverTime: number;
    readonly at: number;
  } | null>;
  /** Whether what the browser is told to keep is there afterwards. */
  storage(): boolean;
  /** The build of the page that runs, and whether the server would give the same now; null when that is unknown. */
  page(): Promise<{ readonly build: string; readonly fresh: boolean | null }>;
  browser(): string;
}
