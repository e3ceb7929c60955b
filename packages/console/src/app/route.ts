import type { Role } from '@double-hundred/shared/protocol/session';

/** The pages of the console, in the order of its navigation. */
export const PAGES = [
  'overview',
  'submissions',
  'verification',
  'inspections',
  'duplicates',
  'scores',
  'indicators',
  'bulletins',
  'settings',
  'display',
] as const;
export type PageName = (typeof PAGES)[number];

/** Where one is: a page, a part of it, and what is chosen there. It lives in the fragment of the address. */
export interface Route {
  readonly page: PageName;
  readonly part: string;
  readonly query: Readonly<Record<string, string>>;
}

const READERS: readonly Role[] = ['districtOffice', 'inspector', 'leader'];
const PAGE_ROLES: Readonly<Record<PageName, readonly Role[]>> = {
  overview: READERS,
  submissions: READERS,
  verification: ['districtOffice', 'inspector'],
  inspections: ['districtOffice', 'inspector'],
  duplicates: ['districtOffice', 'inspector'],
  scores: READERS,
  indicators: READERS,
  bulletins: READERS,
  settings: ['districtOffice', 'admin'],
  display: READERS,
};

/** The pages a role may open; none for units, who work in the pane. */
export function pagesOf(role: Role): readonly PageName[] {
  return PAGES.filter((page) => PAGE_ROLES[page].includes(role));
}

/** Reads `#/page/part?key=value`; what is unknown leads to the fallback. */
export function readRoute(fragment: string, allowed: readonly PageName[]): Route {
  const [path = '', query = ''] = fragment.replace(/^#\/?/, '').split('?');
  const [name, part = ''] = path.split('/');
  const page = allowed.find((each) => each === name) ?? allowed[0] ?? 'overview';
  return { page, part: page === name ? part : '', query: Object.fromEntries(new URLSearchParams(query)) };
}

/** The fragment that leads to a route. */
export function fragmentOf({ page, part, query }: Partial<Route> & Pick<Route, 'page'>): string {
  const chosen = new URLSearchParams(Object.entries(query ?? {}).filter(([, value]) => value !== '')).toString();
  return `#/${page}${part ? `/${part}` : ''}${chosen === '' ? '' : `?${chosen}`}`;
}
