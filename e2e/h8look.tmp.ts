import { createTestServer, PASSWORD } from './harness/server.ts';
import { openBrowser, visit } from './harness/browser.ts';
import { useWorkbench } from './harness/workbench.ts';
const server = await createTestServer();
const browser = await openBrowser();
try {
  await server.start();
  const office = await visit(browser, server.url, { width: 340, height: 760 });
  await office.page.goto(server.url + '/pane/');
  await office.page.waitForSelector('input[name=username]');
  await office.page.screenshot({ path: '/tmp/h8/real-pane-signin.png' });
  await office.page.fill('input[name=username]', 'office');
  await office.page.fill('input[name=password]', PASSWORD);
  await office.page.keyboard.press('Enter');
  office.page.on('response', (r) => console.log(r.status(), r.url()));
  await office.page
    .waitForSelector('.dh-figures', { timeout: 15000 })
    .catch(async () => console.log(await office.page.innerText('body')));
  await office.page.screenshot({ path: '/tmp/h8/real-office.png' });
  await office.page.click('.dh-unit-button >> nth=2');
  await office.page.waitForTimeout(800);
  await office.page.screenshot({ path: '/tmp/h8/real-drill.png' });
  const first = await office.page.$('.dh-unit-button');
  if (first) {
    await first.click();
    await office.page.waitForTimeout(800);
    await office.page.screenshot({ path: '/tmp/h8/real-history.png' });
  }
  console.log('office complaints', office.complaints);
  const v = await visit(browser, server.url, { width: 1400, height: 800 });
  const w = useWorkbench(v.page);
  await v.page.goto(server.url + '/workbench/');
  await w.signIn('clerk-shiqiao', PASSWORD);
  await w.openOwnLedger();
  await v.page.waitForSelector('.dh-facts', { timeout: 30000 });
  await v.page.waitForTimeout(1000);
  await v.page.screenshot({ path: '/tmp/h8/real-wb.png' });
  await w.tab('sending');
  await v.page.waitForTimeout(300);
  await v.page.screenshot({ path: '/tmp/h8/real-wb-send.png' });
  await w.send();
  await v.page.waitForTimeout(800);
  await v.page.screenshot({ path: '/tmp/h8/real-wb-sent.png' });
  console.log('clerk complaints', v.complaints);
} finally {
  await browser.close();
  await server.dispose();
}
