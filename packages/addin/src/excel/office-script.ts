/** The folder beside the page with Microsoft's library, named after its version so that browsers may keep it for good. */
export const OFFICE_FOLDER = 'office-1.1.110';

/**
 * The files an Excel asks for: the library, its part for Windows, Mac or the web (a newer host is given 16.01 or 16.00
 * too), its texts, and what it reports to itself on the web. Office 2016 would want a file from another origin; it has none.
 */
export const OFFICE_FILES = [
  'office.js',
  'excel-win32-16.01.js',
  'excel-mac-16.00.js',
  'excel-web-16.00.js',
  'o15apptofilemappingtable.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
  'telemetry/oteljs_agave.js',
] as const;
