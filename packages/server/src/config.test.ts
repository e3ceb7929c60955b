import { describe, expect, it } from 'vitest';
import { readSettings } from './config.ts';

describe('settings', () => {
  it('CONFIG an empty environment gives the documented defaults', () => {
    expect(readSettings({})).toEqual({
      ok: true,
      value: {
        port: 8787,
        host: '127.0.0.1',
        publicUrl: null,
        officeJsUrl: null,
        dataDir: './data',
        databaseUrl: null,
        databaseAuthToken: null,
        tls: null,
        logLevel: 'info',
        demoPassword: null,
        today: null,
        production: false,
      },
    });
  });

  it.each([
    ['PORT', '80a', '8787'],
    ['PORT', '65536', '65535'],
    ['HOST', 'my host', '127.0.0.1'],
    ['PUBLIC_URL', 'example.cn', 'https://'],
    ['OFFICE_JS_URL', 'http://cdn.example.cn/office.js', 'https://'],
    ['DATABASE_URL', 'mysql://x', 'file:'],
    ['LOG_LEVEL', 'loud', 'info'],
    ['TODAY', '2026-02-30', 'YYYY-MM-DD'],
  ])('CONFIG %s=%s is refused in a sentence with name, value and example', (name, value, example) => {
    const read = readSettings({ [name]: value });
    expect(read.ok).toBe(false);
    const [sentence] = read.ok ? [] : read.error;
    expect(sentence).toContain(`${name}=“${value}”`);
    expect(sentence).toContain(example);
  });

  it('CONFIG a short demo password is refused without being repeated', () => {
    const read = readSettings({ DEMO_PASSWORD: 'hunter2' });
    expect(read.ok ? [] : read.error).toEqual([expect.not.stringContaining('hunter2')]);
  });

  it('CONFIG certificate and key come together or not at all', () => {
    expect(readSettings({ TLS_CERT_FILE: 'c.pem' })).toMatchObject({ ok: false });
    expect(readSettings({ TLS_CERT_FILE: 'c.pem', TLS_KEY_FILE: 'k.pem' })).toMatchObject({
      ok: true,
      value: { tls: { certFile: 'c.pem', keyFile: 'k.pem' } },
    });
  });

  it('CONFIG empty texts count as absent, names of others are not looked at', () => {
    expect(readSettings({ PORT: '', TODAY: ' ', OTHER: 'x' })).toMatchObject({ ok: true, value: { port: 8787, today: null } });
  });
});
