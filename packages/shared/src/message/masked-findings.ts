import type { FindingText } from './findings.ts';

/** What a finding about two rows says to those who may not read all of both. `other` is empty when it has no name. */
export const maskedFindingText = {
  sameAsOther: (other: string, noun: string): FindingText => ({
    message: `本行与另一行${other === '' ? '' : `“${other}”`}可能是同一个${noun}。`,
    expected: '请与填报单位核对，例如对照合同或备案证；填报单位能看到两行的全部内容。',
  }),
} as const;
