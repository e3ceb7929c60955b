/** Claims a kept workbook for this tab, so that two tabs never save over each other; false when another tab has it. */
export async function claimForTab(locks: LockManager | undefined, id: string): Promise<boolean> {
  if (locks === undefined) return true;
  return new Promise((resolve) => {
    void locks.request(`double-hundred-workbook-${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}
