import { adminGuideText as text, guideFigureText } from '@double-hundred/shared/message/office-kit-guide';
import type { KitContents } from '../kit-files.ts';
import { catalogFigure } from './catalog-figure.ts';
import { certificateFigure } from './certificate-figure.ts';
import { figure, guidePage, section, table } from './guide-page.ts';
import { partiesFigure } from './parties-figure.ts';

/** The administrator's guide as a page that prints on two sheets. */
export function adminGuide({ request, certificates, day, version }: KitContents): string {
  const facts = { baseUrl: request.baseUrl, share: request.share };
  const certificate = certificates && {
    thumbprint: certificates.caThumbprint,
    serverDay: certificates.serverNotAfter.toISOString().slice(0, 10),
    caDay: certificates.caNotAfter.toISOString().slice(0, 10),
  };
  const warning =
    certificates === null
      ? ''
      : figure(certificateFigure(certificates.caDay, certificates.caThumbprint), guideFigureText.certificateDialog);
  const names = text.partNames;
  const body = [
    figure(partiesFigure(facts.baseUrl, facts.share), guideFigureText.parties),
    table(text.parts, [names.folder, names.to, names.content], text.partRows(certificate !== null), 'nowrap'),
    section(text.server(facts, certificate)),
    section(text.share(facts)),
    section(text.computers(certificate)),
    `<div class="row">${warning}${figure(catalogFigure(facts.share), guideFigureText.catalogDialog)}</div>`,
    section(text.policy(certificate)),
    ...(certificate === null ? [] : [section(text.renew(facts))]),
    table(text.troubles, [], text.troubleRows, 'wrap'),
  ];
  return guidePage(text.title, text.lead(facts), body, { day, version });
}
