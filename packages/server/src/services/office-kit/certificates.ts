import 'reflect-metadata';
import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { kitText } from '@double-hundred/shared/message/office-kit';
import * as x509 from '@peculiar/x509';
import { createPrivateKey, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { nameConstraints } from './name-constraints.ts';

const DAY_MS = 86_400_000;
const CA_DAYS = 3_653;
/** The longest time for which Apple's and Chromium's clients take a server certificate of a private root. */
const SERVER_DAYS = 825;
const KEYS = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;
const NAME_CONSTRAINTS = '2.5.29.30';

/** A root with its key, as PEM texts. */
export interface Authority {
  readonly certPem: string;
  readonly keyPem: string;
}

/** A root and a server certificate signed by it, as files want them. */
export interface Certificates {
  readonly ca: Authority;
  /** The root as DER, for certutil and the certificate dialog of Windows. */
  readonly caDer: Uint8Array;
  readonly caSerial: string;
  /** SHA-1, in upper case with spaces: what the dialog of Windows shows as thumbprint. */
  readonly caThumbprint: string;
  /** The day in the root's name. */
  readonly caDay: string;
  readonly caNotAfter: Date;
  readonly server: Authority;
  readonly serverNotAfter: Date;
}

/** What both kinds of certificates are made with. */
export interface IssueDeps {
  /** Epoch milliseconds. */
  readonly nowMs: number;
  readonly randomBytes: RandomBytes;
}

/** Makes a root that may sign for these names only, valid for ten years. */
export async function createAuthority(names: readonly string[], { nowMs, randomBytes }: IssueDeps): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
  const day = new Date(nowMs).toISOString().slice(0, 10);
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(randomBytes),
    name: [{ CN: [kitText.commonName(day)] }, { O: ['Double Hundred'] }],
    // A day back: the clocks of the computers are not all right.
    notBefore: new Date(nowMs - DAY_MS),
    notAfter: new Date(nowMs + (CA_DAYS - 1) * DAY_MS),
    keys,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.Extension(NAME_CONSTRAINTS, true, nameConstraints(names)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certPem: `${cert.toString('pem')}\n`, keyPem: await keyPem(keys.privateKey) };
}

/** Signs a server certificate for the names, valid for 825 days or as long as the root; the error is one sentence. */
export async function issueCertificates(
  ca: Authority,
  names: readonly string[],
  { nowMs, randomBytes }: IssueDeps,
): Promise<Result<Certificates, string>> {
  const root = new x509.X509Certificate(ca.certPem);
  const caDay = root.notAfter.toISOString().slice(0, 10);
  if (root.notAfter.getTime() < nowMs + DAY_MS) return err(kitText.caExpires(caDay));
  const allowed = root.getExtension(NAME_CONSTRAINTS)?.value;
  if (allowed === undefined || Buffer.compare(Buffer.from(allowed), nameConstraints(names)) !== 0)
    return err(kitText.caForOthers(names.join('、')));
  const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
  const notAfter = new Date(Math.min(nowMs + (SERVER_DAYS - 1) * DAY_MS, root.notAfter.getTime()));
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serial(randomBytes),
    // No address here: openssl holds an address in the common name to the constraints on host names. Clients read the list below.
    subject: [{ CN: [kitText.serverName] }, { O: ['Double Hundred'] }],
    issuer: root.subjectName,
    notBefore: new Date(Math.max(nowMs - DAY_MS, root.notBefore.getTime())),
    notAfter,
    publicKey: keys.publicKey,
    signingKey: await webcrypto.subtle.importKey('pkcs8', pkcs8(ca.keyPem), KEYS, false, ['sign']),
    signingAlgorithm: SIGNATURE,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names.map(alternativeName)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  return ok({
    ca,
    caDer: new Uint8Array(root.rawData),
    caSerial: root.serialNumber,
    caThumbprint: (
      Buffer.from(await root.getThumbprint())
        .toString('hex')
        .toUpperCase()
        .match(/../g) ?? []
    ).join(' '),
    caDay: new Date(root.notBefore.getTime() + DAY_MS).toISOString().slice(0, 10),
    caNotAfter: root.notAfter,
    server: { certPem: `${cert.toString('pem')}\n`, keyPem: await keyPem(keys.privateKey) },
    serverNotAfter: notAfter,
  });
}

function alternativeName(value: string): x509.JsonGeneralName {
  return { type: isIP(value) > 0 ? 'ip' : 'dns', value };
}

// Positive and 16 bytes long. https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.2
function serial(randomBytes: RandomBytes): string {
  const bytes = Buffer.from(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

async function keyPem(key: webcrypto.CryptoKey): Promise<string> {
  return `${x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}

function pkcs8(pem: string): Buffer {
  return createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' });
}
