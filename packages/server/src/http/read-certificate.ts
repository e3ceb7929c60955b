import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { certificateText } from '@double-hundred/shared/message/office-kit';
import { X509Certificate, createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** The server's certificate and key, read and known to belong together. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
  /** A sentence when the certificate ends within thirty days. */
  readonly warning: string | null;
}

/** Reads the files of TLS_CERT_FILE and TLS_KEY_FILE; what keeps them from being used comes back as one sentence. */
export function readCertificate(
  { certFile, keyFile }: { readonly certFile: string; readonly keyFile: string },
  nowMs: number,
): Result<ServerCertificate, string> {
  const cert = textOf(certFile);
  if (cert === null) return err(certificateText.missing('TLS_CERT_FILE', certFile));
  const key = textOf(keyFile);
  if (key === null) return err(certificateText.missing('TLS_KEY_FILE', keyFile));
  const parsed = certificateOf(cert);
  if (parsed === null) return err(certificateText.certBroken(certFile));
  const secret = keyOf(key);
  if (secret === null) return err(certificateText.keyBroken(keyFile));
  if (!parsed.checkPrivateKey(secret)) return err(certificateText.keyOfOther(keyFile, certFile));
  const [from, to] = [Date.parse(parsed.validFrom), Date.parse(parsed.validTo)];
  if (to <= nowMs) return err(certificateText.expired(certFile, dayOf(to)));
  if (from > nowMs) return err(certificateText.notYet(certFile, dayOf(from)));
  const days = Math.floor((to - nowMs) / DAY_MS);
  return ok({ cert, key, warning: days < SOON_DAYS ? certificateText.expiresSoon(certFile, dayOf(to), days) : null });
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function certificateOf(pem: string): X509Certificate | null {
  try {
    return pem.includes('-----BEGIN CERTIFICATE-----') ? new X509Certificate(pem) : null;
  } catch {
    return null;
  }
}

function keyOf(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
