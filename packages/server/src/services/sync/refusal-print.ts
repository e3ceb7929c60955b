import { hash } from 'node:crypto';
import type { MutationStatus } from '@double-hundred/shared/protocol/push';
import type { Finding } from '@double-hundred/shared/rule/finding';
import { ordered } from './payload-hash.ts';

/** Fingerprint of a refusal: the same content for the same reasons has the same, whatever the sentences say of today. */
export function refusalPrint(status: MutationStatus, content: unknown, findings: readonly Finding[]): string {
  const reasons = [...new Set(findings.map(({ ruleId, column }) => `${ruleId} ${column}`))].toSorted();
  return hash('sha256', JSON.stringify([status, reasons, ordered(content)]), 'base64url').slice(0, 27);
}
