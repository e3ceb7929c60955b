/** The places of the page, found once. */
export interface PageElements {
  readonly bar: HTMLElement;
  readonly openOwn: HTMLButtonElement;
  readonly openOwnName: HTMLElement;
  readonly importFile: HTMLButtonElement;
  readonly exportFile: HTMLButtonElement;
  readonly recent: HTMLSelectElement;
  readonly file: HTMLInputElement;
  readonly kept: HTMLElement;
  readonly demo: HTMLElement;
  readonly notice: HTMLElement;
  readonly welcome: HTMLElement;
  readonly loading: HTMLElement;
  readonly sheet: HTMLElement;
  readonly divider: HTMLElement;
  readonly pane: HTMLElement;
  readonly stage: HTMLElement;
}

export function findPageElements(page: Document): PageElements {
  const find = <T extends HTMLElement>(id: string, kind: new () => T): T => {
    const found = page.getElementById(id);
    if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
    return found;
  };
  return {
    bar: find('bar', HTMLElement),
    openOwn: find('open-own', HTMLButtonElement),
    openOwnName: find('open-own-name', HTMLElement),
    importFile: find('import', HTMLButtonElement),
    exportFile: find('export', HTMLButtonElement),
    recent: find('recent', HTMLSelectElement),
    file: find('file', HTMLInputElement),
    kept: find('kept', HTMLElement),
    demo: find('demo', HTMLElement),
    notice: find('notice', HTMLElement),
    welcome: find('welcome', HTMLElement),
    loading: find('loading', HTMLElement),
    sheet: find('sheet', HTMLElement),
    divider: find('divider', HTMLElement),
    pane: find('pane', HTMLElement),
    stage: find('stage', HTMLElement),
  };
}
