/** The body of a contender's process: takes its input from the command line, prints its outcome as the last line. */
export async function contend<Input, Outcome>(work: (input: Input) => Promise<Outcome> | Outcome): Promise<void> {
  const outcome = await work(JSON.parse(process.argv[2] ?? '{}') as Input);
  process.stdout.write(`\n${JSON.stringify(outcome)}\n`);
}

/** Milliseconds a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
