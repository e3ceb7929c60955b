import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { kitText } from '@double-hundred/shared/message/office-kit';
import { isIP } from 'node:net';

/** What a kit is made for. */
export interface KitRequest {
  /** `https://host[:port]`. */
  readonly baseUrl: string;
  readonly portNumber: number;
  /** UNC path of the folder that Excel is to trust. */
  readonly share: string;
  readonly shareGuessed: boolean;
  /** Host names and IP addresses the certificate is for; the base address's own comes first. */
  readonly names: readonly string[];
}

/** The words of the command line, as given. */
export interface KitWords {
  readonly baseUrl: string | null;
  readonly share: string | null;
  readonly names: string | null;
}

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Reads what a kit is wanted for; the error is one sentence. */
export function readKitRequest(words: KitWords): Result<KitRequest, string> {
  const { baseUrl } = words;
  if (baseUrl === null || baseUrl.trim() === '') return err(kitText.baseUrlMissing);
  const given = baseUrl.trim();
  if (/^http:/i.test(given)) return err(kitText.baseUrlPlain(given));
  const url = /^https:\/\/[^/?#@\s]+\/?$/i.test(given) && URL.canParse(given) ? new URL(given) : null;
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (url === null || !isName(host)) return err(kitText.baseUrlWrong(given));
  const share = readShare(words.share ?? `\\\\${isIP(host) === 6 ? 'server' : host}\\double-hundred`);
  if (share === null) return err(kitText.shareWrong(words.share ?? ''));
  const more = (words.names ?? '').split(/[,，\s]+/).filter((name) => name !== '');
  const wrong = more.find((name) => !isName(name.toLowerCase()));
  if (wrong !== undefined) return err(kitText.nameWrong(wrong));
  return ok({
    baseUrl: url.origin,
    portNumber: url.port === '' ? 443 : Number(url.port),
    share,
    shareGuessed: words.share === null,
    names: [...new Set([host, ...more.map((name) => name.toLowerCase())])],
  });
}

function isName(text: string): boolean {
  return isIP(text) > 0 || HOST.test(text);
}

// A shell may have eaten backslashes, so slashes are taken as well.
function readShare(text: string): string | null {
  const path = text.trim().replaceAll('/', '\\').replace(/\\+$/, '');
  return /^\\\\[^\\:*?"<>|\s]+(\\[^\\:*?"<>|\p{Cc}]+)+$/u.test(path) ? path : null;
}
