// Takes the pictures of the ledgers alone: node --import tsx tools/ledger-pictures.mts
import { join } from 'node:path';
import { openBrowser } from '../e2e/harness/browser.ts';
import { createTestServer } from '../e2e/harness/server.ts';
import { FLOOD_WORKBOOK, takeLedgerPictures } from './pictures/take-ledgers.mts';

const images = join(import.meta.dirname, '..', 'docs', 'images');
const server = await createTestServer();
const browser = await openBrowser();
try {
  await server.command('definitions', 'publish', FLOOD_WORKBOOK, '--note', '汛期需要');
  await server.start();
  await takeLedgerPictures(browser, server, (name) => ({ path: join(images, `${name}.png`) }));
} finally {
  await browser.close();
  await server.dispose();
}
