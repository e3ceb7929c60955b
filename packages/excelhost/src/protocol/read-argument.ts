import { invalidArgument } from './host-error.ts';

export function textArgument(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw invalidArgument(name);
}

export function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberArgument(value: unknown, name: string, fallback?: number): number {
  if (value === undefined || value === null) {
    if (fallback !== undefined) return fallback;
    throw invalidArgument(name);
  }
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw invalidArgument(name);
}

export function listArgument(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A plain object argument; empty when there is none. */
export function recordArgument(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
