import { chatText } from '@double-hundred/shared/bulletin/chat-text';
import type { FrozenBulletin } from '@double-hundred/shared/bulletin/frozen-bulletin';
import { renderBulletin } from '@double-hundred/shared/bulletin/render-zh';
import { sha256 } from '@double-hundred/shared/kernel/sha256';
import type { BulletinFile, BulletinFiles } from '../../store/bulletin-store.ts';
import { bulletinDocx } from './bulletin-docx.ts';
import { bulletinPage } from './bulletin-page.ts';
import { bulletinWorkbook } from './bulletin-workbook.ts';

/** The four files of a bulletin: document, annex workbook, page to print, paragraph for chat. Same bulletin, same bytes. */
export async function bulletinFiles(bulletin: FrozenBulletin): Promise<BulletinFiles> {
  const text = renderBulletin(bulletin);
  const [docx, xlsx] = await Promise.all([bulletinDocx(text, bulletin.takenAt), bulletinWorkbook(bulletin)]);
  const utf8 = new TextEncoder();
  return {
    docx: fileOf(docx),
    xlsx: fileOf(xlsx),
    html: fileOf(utf8.encode(bulletinPage(text))),
    txt: fileOf(utf8.encode(chatText(bulletin))),
  };
}

function fileOf(bytes: Uint8Array): BulletinFile {
  return { bytes, sha256: sha256(bytes) };
}
