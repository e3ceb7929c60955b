import { clerkGuideText as text, guideFigureText } from '@double-hundred/shared/message/office-kit-guide';
import type { KitContents } from '../kit-files.ts';
import { addInFigure } from './add-in-figure.ts';
import { figure, guidePage, section, table } from './guide-page.ts';
import { ribbonFigure } from './ribbon-figure.ts';

/** The clerk's guide as a page that prints on two sheets. */
export function clerkGuide({ request, day, version, panePicture }: KitContents): string {
  const facts = { baseUrl: request.baseUrl, share: request.share };
  const picture =
    panePicture === null
      ? ''
      : figure(
          `<img alt="${guideFigureText.pane}" src="data:image/png;base64,${Buffer.from(panePicture).toString('base64')}">`,
          guideFigureText.pane,
        );
  const body = [
    section(text.add(facts)),
    figure(addInFigure(), guideFigureText.addInDialog),
    section(text.ribbon),
    figure(ribbonFigure(), guideFigureText.ribbonFigure),
    `<div class="row"><div>${section(text.work)}</div>${picture}</div>`,
    section(text.otherwise(facts)),
    table(text.troubles, [], text.troubleRows, 'wrap'),
    `<p>${text.help}</p>`,
  ];
  return guidePage(text.title, text.lead, body, { day, version });
}
