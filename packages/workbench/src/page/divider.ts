const narrowest = 270;
const widest = 500;

/** Lets the width of the pane be dragged, or set with the arrow keys; remembered for the next visit. */
export function createDivider(divider: HTMLElement, memory: { get(): string | null; set(width: string): void }): void {
  let width = Number(memory.get() ?? 0);
  const root = document.documentElement;
  const show = (next: number): void => {
    width = Math.round(Math.min(widest, Math.max(narrowest, next)));
    root.style.setProperty('--pane', `${width}px`);
    divider.setAttribute('aria-valuenow', String(width));
    divider.setAttribute('aria-valuemin', String(narrowest));
    divider.setAttribute('aria-valuemax', String(widest));
    memory.set(String(width));
  };
  if (width > 0) show(width);
  else width = Number.parseInt(getComputedStyle(root).getPropertyValue('--pane'), 10);
  divider.setAttribute('aria-valuenow', String(width));
  divider.addEventListener('pointerdown', (down) => {
    divider.setPointerCapture(down.pointerId);
    const from = down.clientX + width;
    const move = (event: PointerEvent): void => show(from - event.clientX);
    divider.addEventListener('pointermove', move);
    divider.addEventListener('pointerup', () => divider.removeEventListener('pointermove', move), { once: true });
  });
  divider.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowLeft' ? 10 : event.key === 'ArrowRight' ? -10 : 0;
    if (step === 0) return;
    event.preventDefault();
    show(width + step);
  });
}
