import { WORKBENCH } from '@double-hundred/shared/message/workbench';

export type Say = (text: string, kind?: 'done' | 'problem') => void;

/** One sentence under the bar: what happened and what to do. A good one goes by itself, a bad one when it has been read. */
export function createNotice(place: HTMLElement): Say {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text, kind = 'problem') => {
    clearTimeout(timer);
    const sentence = document.createElement('span');
    sentence.textContent = text;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = WORKBENCH.closeNotice;
    const hide = (): void => {
      place.hidden = true;
    };
    close.addEventListener('click', hide);
    place.dataset['kind'] = kind;
    place.replaceChildren(sentence, close);
    place.hidden = false;
    if (kind === 'done') timer = setTimeout(hide, 5_000);
  };
}
