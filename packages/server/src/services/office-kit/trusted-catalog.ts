import { sha256 } from '@double-hundred/shared/kernel/sha256';

/**
 * The registry file that makes Excel offer the add-ins of a shared folder to the person who imports it.
 * https://learn.microsoft.com/office/dev/add-ins/testing/create-a-network-shared-folder-catalog-for-task-pane-and-content-add-ins
 */
export function trustedCatalog(share: string): Uint8Array {
  const id = catalogId(share);
  return registryFile([
    `[${KEY}\\${id}]`,
    `"Id"="${id}"`,
    `"Url"="${share.replaceAll('\\', '\\\\')}"`,
    // 1: shown in the menu of add-ins.
    '"Flags"=dword:00000001',
  ]);
}

/** The registry file that takes it back. */
export function untrustedCatalog(share: string): Uint8Array {
  return registryFile([`[-${KEY}\\${catalogId(share)}]`]);
}

/** The catalogue's GUID. It follows from the folder, so that a kit made again replaces its entry and adds none. */
export function catalogId(share: string): string {
  const hash = sha256(`double-hundred:${share.toLowerCase()}`);
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  // Version 8: a name hashed by a scheme of one's own. https://www.rfc-editor.org/rfc/rfc9562#section-5.8
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(18, 20)}`,
    hash.slice(20, 32),
  ];
  return `{${parts.join('-').toUpperCase()}}`;
}

const KEY = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs';

// Regedit reads version 5.00 files as UTF-16LE with a byte order mark; shares may have Chinese names.
function registryFile(lines: readonly string[]): Uint8Array {
  const text = ['Windows Registry Editor Version 5.00', '', ...lines, ''].join('\r\n');
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}
