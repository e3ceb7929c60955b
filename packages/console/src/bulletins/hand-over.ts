/** Saves bytes under a name, as the browser saves downloads. */
export function save(bytes: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(bytes), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Shows a page in an empty tab and asks there to print it. */
export function showToPrint(tab: Window, page: Blob): void {
  const address = URL.createObjectURL(page);
  const watch = setInterval(() => {
    if (!tab.closed && tab.location.href !== address) return;
    if (!tab.closed && tab.document.readyState !== 'complete') return;
    clearInterval(watch);
    URL.revokeObjectURL(address);
    if (!tab.closed) tab.print();
  }, 50);
  tab.location.href = address;
}
