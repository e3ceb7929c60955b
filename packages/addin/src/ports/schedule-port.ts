/** Time and chance as the pane needs them, so that tests run without waiting and come out the same each time. */
export interface SchedulePort {
  /** Runs the task once after that many milliseconds; gives the function that calls it off. */
  after(milliseconds: number, task: () => void): () => void;
  /** Lets the host paint and take keys, then goes on. */
  breathe(): Promise<void>;
  /** Milliseconds on a clock that never goes back; for measuring how long a slice of work has taken. */
  elapsed(): number;
  /** A number from 0 up to but not 1, for spreading repeated calls. */
  random(): number;
}
