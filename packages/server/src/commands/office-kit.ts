import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { kitText } from '@double-hundred/shared/message/office-kit';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Authority, type Certificates, createAuthority, issueCertificates } from '../services/office-kit/certificates.ts';
import { GUIDE_FILES, kitFiles } from '../services/office-kit/kit-files.ts';
import { type KitRequest, readKitRequest } from '../services/office-kit/kit-request.ts';
import { readAuthority } from '../services/office-kit/read-authority.ts';
import { catalogId } from '../services/office-kit/trusted-catalog.ts';
import { folderObstacle, writeKit } from '../services/office-kit/write-kit.ts';
import { type Command, type CommandInput, type CommandWorld, textOption } from './command.ts';

/** Writes the folder with which an administrator brings the add-in onto locked-down computers. Needs no database and no server. */
export const officeKit: Command = {
  usage:
    'office-kit --base-url https://HOST[:PORT] [--out DIR] [--share \\\\SERVER\\SHARE] [--with-ca | --ca DIR] [--names IP,HOST] [--json]',
  options: {
    'base-url': { type: 'string' },
    out: { type: 'string' },
    share: { type: 'string' },
    'with-ca': { type: 'boolean' },
    ca: { type: 'string' },
    names: { type: 'string' },
  },
  async run(input, world) {
    const request = readKitRequest({
      baseUrl: textOption(input, 'base-url'),
      share: textOption(input, 'share'),
      names: textOption(input, 'names'),
    });
    if (!request.ok) {
      world.complain(request.error);
      return 2;
    }
    const folder = resolve(textOption(input, 'out') ?? 'office-kit');
    const certificates = await certificatesFor(input, request.value, world);
    const obstacle = certificates.ok ? folderObstacle(folder) : certificates.error;
    if (!certificates.ok || obstacle !== null) {
      world.complain(obstacle ?? '');
      return 1;
    }
    const files = kitFiles({
      request: request.value,
      certificates: certificates.value,
      version: world.version,
      folder,
      day: shanghaiDay(world.now()),
      panePicture: pictureOf(join(world.pictures, 'pane-findings.png')),
    });
    const written = writeKit(folder, files);
    if (!written.ok) {
      world.complain(written.error);
      return 1;
    }
    report(input, world, { folder, request: request.value, certificates: certificates.value, files: written.value });
    return 0;
  },
};

async function certificatesFor(
  input: CommandInput,
  { names }: KitRequest,
  { now, randomBytes }: CommandWorld,
): Promise<Result<Certificates | null, string>> {
  const deps = { nowMs: now(), randomBytes };
  const old = textOption(input, 'ca');
  const wanted = old !== null || input.values['with-ca'] === true;
  if (!wanted) return names.length > 1 ? err(kitText.namesWithoutCertificate) : ok(null);
  const authority: Result<Authority, string> = old === null ? ok(await createAuthority(names, deps)) : readAuthority(old);
  return authority.ok ? issueCertificates(authority.value, names, deps) : authority;
}

interface MadeKit {
  readonly folder: string;
  readonly request: KitRequest;
  readonly certificates: Certificates | null;
  readonly files: readonly string[];
}

function report(input: CommandInput, world: CommandWorld, { folder, request, certificates, files }: MadeKit): void {
  const { baseUrl, share, names } = request;
  if (input.values['json'] === true) {
    const certificate = certificates && {
      caThumbprint: certificates.caThumbprint,
      caNotAfter: certificates.caNotAfter.toISOString(),
      serverNotAfter: certificates.serverNotAfter.toISOString(),
    };
    world.print(JSON.stringify({ folder, baseUrl, share, catalogId: catalogId(share), names, files, certificate }));
    return;
  }
  world.print(kitText.made(folder, files.length));
  world.print(kitText.first(join(folder, GUIDE_FILES.admin)));
  world.print(kitText.share(share));
  if (request.shareGuessed) world.print(kitText.shareGuessed);
  if (certificates !== null) {
    const day = (date: Date) => date.toISOString().slice(0, 10);
    world.print(kitText.certificate(day(certificates.serverNotAfter), day(certificates.caNotAfter)));
    world.print(kitText.keys(join(folder, 'server')));
  }
  if (/^(localhost|127\.|::1$)/.test(names[0] ?? '')) world.complain(kitText.baseUrlLocal(baseUrl));
}

function pictureOf(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
