import { manifestXml } from '@double-hundred/shared/manifest/manifest-xml';
import { describe, expect, it } from 'vitest';
import { testServer } from '../../testing/test-server.ts';

describe('the manifest of a server', () => {
  it('MANIFEST names the host of the call under https, and needs no account', async () => {
    const { app } = await testServer({ version: '0.1.0' });
    const response = await app.request('/manifest.xml', { headers: { host: 'taizhang.lan:8787' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
    expect(await response.text()).toBe(manifestXml({ baseUrl: 'https://taizhang.lan:8787', version: '0.1.0' }));
  });

  it('MANIFEST names PUBLIC_URL when it is set, under https, whatever host the call names', async () => {
    for (const publicUrl of ['https://taizhang.example.cn', 'http://taizhang.example.cn', 'https://taizhang.example.cn/pane']) {
      const { app } = await testServer({ version: '0.1.0', publicUrl });
      const response = await app.request('/manifest.xml', { headers: { host: 'evil.example' } });
      expect(await response.text()).toBe(manifestXml({ baseUrl: 'https://taizhang.example.cn', version: '0.1.0' }));
    }
  });

  it('MANIFEST a host that is none is refused in a sentence, and none of it gets into XML', async () => {
    const { app } = await testServer();
    for (const host of ['', 'a b', 'a.cn"/><Evil x="', 'user@evil.example', '[::1', 'a.cn:99999']) {
      const response = await app.request('/manifest.xml', { headers: { host } });
      expect.soft(response.status, host).toBe(400);
      expect.soft(await response.json()).toMatchObject({ code: 'BAD_REQUEST', detail: expect.stringContaining('PUBLIC_URL') });
    }
  });
});
