import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { kitText } from '@double-hundred/shared/message/office-kit';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authority } from './certificates.ts';

/** Reads the root of an earlier kit, from the kit or from its folder `server`; the error is one sentence. */
export function readAuthority(folder: string): Result<Authority, string> {
  for (const place of [folder, join(folder, 'server')]) {
    try {
      const certPem = readFileSync(join(place, 'ca.pem'), 'utf8');
      const keyPem = readFileSync(join(place, 'ca-key.pem'), 'utf8');
      if (new X509Certificate(certPem).checkPrivateKey(createPrivateKey(keyPem))) return ok({ certPem, keyPem });
    } catch {
      continue;
    }
  }
  return err(kitText.caMissing(folder));
}
