import type { ExcelLibrary } from './excel-api.ts';

/** What the pane uses of the Office library beside Excel itself. */
export interface OfficeLibrary {
  /** Texts, or null outside Office; the published types call them numbers. */
  onReady(): Promise<{ readonly host: unknown; readonly platform: unknown }>;
  /** Absent until ready, and outside Office. */
  readonly context?: {
    readonly requirements?: { isSetSupported(name: string, version: string): boolean };
    readonly diagnostics?: { readonly version?: string };
    readonly displayLanguage?: string;
  };
}

/** A window in which the Office library may have been loaded. */
export type OfficeWindow = Window & { readonly Office?: OfficeLibrary; readonly Excel?: ExcelLibrary };

/**
 * Whether this page was opened by Office. These are the four places in which the library itself looks; without any of them
 * it must not be loaded, because inside a frame it then sends the page to about:blank (office.js, _retrieveHostInfo).
 */
export function isOpenedByOffice(page: Window): boolean {
  if (/[?&]_host_info=/i.test(page.location.search) || /_host_info=/i.test(page.location.hash)) return true;
  if (/"hostInfo"\s*:\s*"/.test(page.name)) return true;
  try {
    if (page.sessionStorage.getItem('hostInfoValue') !== null) return true;
  } catch {
    // A browser that forbids storage tells nothing here.
  }
  const external: unknown = Reflect.get(page, 'external');
  return typeof external === 'object' && external !== null && typeof Reflect.get(external, 'GetHostInfo') === 'function';
}

/** Loads the library's script; false when it did not come. */
export function loadOfficeScript(page: Document, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const script = page.createElement('script');
    script.addEventListener('load', () => resolve(true));
    script.addEventListener('error', () => resolve(false));
    script.src = url;
    page.head.append(script);
  });
}
