import { settingText } from '@double-hundred/shared/message/commands';
import { type Day, parseDay } from '@double-hundred/shared/kernel/day';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import * as z from 'zod';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const text = (pattern: RegExp, message: string) => z.string().regex(pattern, message).optional();

/** The product's own names in the environment. Empty texts count as absent; other names are not looked at. */
const environmentSchema = z.object({
  PORT: text(/^\d{1,5}$/, settingText.port).refine((value) => value === undefined || Number(value) <= 65_535, settingText.port),
  HOST: text(/^[\w.:-]+$/, settingText.host),
  PUBLIC_URL: text(/^https?:\/\/[^\s/]+(\/[^\s]*)?$/, settingText.publicUrl),
  OFFICE_JS_URL: text(/^https:\/\/[^\s/?#]+\/(?:[^\s?#]+\/)?office\.js$/, settingText.officeJsUrl),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: text(/^(file|https?|libsql|wss?):\S+$/, settingText.databaseUrl),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, settingText.logLevel(LOG_LEVELS.join('、'))).optional(),
  DEMO_PASSWORD: z.string().min(8, settingText.demoPassword).optional(),
  TODAY: z
    .string()
    .refine((value) => parseDay(value) !== null, settingText.today)
    .optional(),
  NODE_ENV: z.string().optional(),
});

/** The settings of one process. `today` and `demoPassword` have a meaning in demo mode and tests only. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  /** Where the pane gets Microsoft's library from; null for the copy this server serves. */
  readonly officeJsUrl: string | null;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databaseAuthToken: string | null;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly demoPassword: string | null;
  readonly today: Day | null;
  readonly production: boolean;
}

/** Reads the environment once; the error is one Chinese sentence for every wrong value. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Result<Settings, readonly string[]> {
  const given = Object.fromEntries(
    Object.keys(environmentSchema.shape).map((name) => [name, environment[name]?.trim() || undefined]),
  );
  const read = environmentSchema.safeParse(given);
  if (!read.success) {
    const sentences = read.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return settingText.refused(name, name === 'DEMO_PASSWORD' ? '…' : (given[name] ?? ''), issue.message);
    });
    return err([...new Set(sentences)]);
  }
  const value = read.data;
  if ((value.TLS_CERT_FILE === undefined) !== (value.TLS_KEY_FILE === undefined)) return err([settingText.tlsPair]);
  return ok({
    port: Number(value.PORT ?? '8787'),
    host: value.HOST ?? '127.0.0.1',
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    officeJsUrl: value.OFFICE_JS_URL ?? null,
    dataDir: value.DATA_DIR ?? './data',
    databaseUrl: value.DATABASE_URL ?? null,
    databaseAuthToken: value.DATABASE_AUTH_TOKEN ?? null,
    tls: value.TLS_CERT_FILE && value.TLS_KEY_FILE ? { certFile: value.TLS_CERT_FILE, keyFile: value.TLS_KEY_FILE } : null,
    logLevel: value.LOG_LEVEL ?? 'info',
    demoPassword: value.DEMO_PASSWORD ?? null,
    today: value.TODAY === undefined ? null : parseDay(value.TODAY),
    production: value.NODE_ENV === 'production',
  });
}
