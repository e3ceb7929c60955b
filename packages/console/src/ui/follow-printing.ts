/** Marks the page while it is printed, so that it is light then. To be called before charts listen for the same. */
export function followPrinting(): void {
  const root = document.documentElement;
  window.addEventListener('beforeprint', () => root.classList.add('printing'));
  window.addEventListener('afterprint', () => root.classList.remove('printing'));
}
