/** The steps Ctrl+Z takes back, newest last. */
export class UndoStack<Moment> {
  private readonly moments: Moment[] = [];
  /** How often the whole stack was lost, for tests that say why. */
  clears = 0;

  get steps(): number {
    return this.moments.length;
  }

  push(before: Moment): void {
    this.moments.push(before);
  }

  /** Empties the stack: a write the host cannot undo. */
  clear(): void {
    if (this.moments.length > 0) this.clears += 1;
    this.moments.length = 0;
  }

  pop(): Moment | undefined {
    return this.moments.pop();
  }

  /** Lets a coauthor's change show in every former moment too, so that an undo does not take it back. */
  forEach(change: (moment: Moment) => void): void {
    this.moments.forEach(change);
  }
}
