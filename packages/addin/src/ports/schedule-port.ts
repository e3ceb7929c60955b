/** Time as the pane needs it, so that tests run without waiting. */
export interface SchedulePort {
  /** Runs the task once after that many milliseconds; gives the function that calls it off. */
  after(milliseconds: number, task: () => void): () => void;
  /** Lets the host paint and take keys, then goes on. */
  breathe(): Promise<void>;
  /** Milliseconds on a clock that never goes back; for measuring how long a slice of work has taken. */
  elapsed(): number;
}
