import { manifestXml } from '@double-hundred/shared/manifest/manifest-xml';
import { kitScriptText as text } from '@double-hundred/shared/message/office-kit';
import { join } from 'node:path';
import type { Certificates } from './certificates.ts';
import { adminGuide } from './guide/admin-guide.ts';
import { clerkGuide } from './guide/clerk-guide.ts';
import type { KitRequest } from './kit-request.ts';
import { trustedCatalog, untrustedCatalog } from './trusted-catalog.ts';

/** One file of a kit; a secret one is for the account that runs the server alone. */
export interface KitFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly secret?: boolean;
}

export interface KitContents {
  readonly request: KitRequest;
  readonly certificates: Certificates | null;
  readonly version: string;
  /** Where the kit is written to, absolute. */
  readonly folder: string;
  /** `YYYY-MM-DD`, printed on the guides. */
  readonly day: string;
  /** A picture of the pane as PNG bytes; null where the program has none. */
  readonly panePicture: Uint8Array | null;
}

/** The two guides, by the names their readers see. */
export const GUIDE_FILES = { admin: '管理员指南.html', clerk: '填报员指南.html' } as const;

/** Every file of a kit, parts that people carry to different places in folders of their own. */
export function kitFiles(contents: KitContents): KitFile[] {
  const { request, certificates, version } = contents;
  return [
    { path: GUIDE_FILES.admin, content: adminGuide(contents) },
    { path: GUIDE_FILES.clerk, content: clerkGuide(contents) },
    { path: 'share/manifest.xml', content: manifestXml({ baseUrl: request.baseUrl, version }) },
    { path: 'pc/trust-catalog.reg', content: trustedCatalog(request.share) },
    { path: 'pc/untrust-catalog.reg', content: untrustedCatalog(request.share) },
    { path: 'pc/install.cmd', content: installScript(certificates) },
    { path: 'pc/uninstall.cmd', content: uninstallScript(certificates) },
    { path: 'server/server.env', content: serverSettings(contents) },
    ...(certificates === null ? [] : certificateFiles(certificates)),
  ];
}

function certificateFiles({ ca, caDer, server }: Certificates): KitFile[] {
  return [
    { path: 'pc/ca.cer', content: caDer },
    { path: 'server/ca.pem', content: ca.certPem },
    { path: 'server/ca-key.pem', content: ca.keyPem, secret: true },
    { path: 'server/server.pem', content: server.certPem },
    { path: 'server/server-key.pem', content: server.keyPem, secret: true },
  ];
}

function installScript(certificates: Certificates | null): string {
  return script([
    `echo ${text.trusting}`,
    `reg import trust-catalog.reg || (echo ${text.trustFailed} & pause & exit /b 1)`,
    ...(certificates === null
      ? []
      : [
          `echo ${text.certificate}`,
          `echo   ${certificates.caThumbprint}`,
          // The person's own store: no right of an administrator is needed. A policy may have installed it for all already.
          `certutil -f -user -addstore Root ca.cer || (echo ${text.certificateFailed} & pause & exit /b 1)`,
        ]),
    `echo ${text.done}`,
    'pause',
  ]);
}

function uninstallScript(certificates: Certificates | null): string {
  return script([
    'reg import untrust-catalog.reg',
    ...(certificates === null ? [] : [`certutil -user -delstore Root ${certificates.caSerial}`]),
    `echo ${text.removed}`,
    'pause',
  ]);
}

// The console reads UTF-8 only after chcp; a script without it would show the Chinese as noise.
function script(lines: readonly string[]): string {
  return ['@echo off', 'chcp 65001 >nul', 'cd /d "%~dp0"', ...lines, ''].join('\r\n');
}

function serverSettings({ request, certificates, folder }: KitContents): string {
  const file = (name: string) => join(folder, 'server', name);
  const lines = [
    `# ${text.envHead}`,
    'HOST=0.0.0.0',
    `PORT=${request.portNumber}`,
    `PUBLIC_URL=${request.baseUrl}`,
    ...(certificates === null
      ? ['TLS_CERT_FILE=', 'TLS_KEY_FILE=']
      : [`TLS_CERT_FILE=${file('server.pem')}`, `TLS_KEY_FILE=${file('server-key.pem')}`]),
    `# ${text.envData}`,
    'DATA_DIR=./data',
    '',
  ];
  return lines.join('\n');
}
