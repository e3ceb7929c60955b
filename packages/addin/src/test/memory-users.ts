import type { User } from '@double-hundred/shared/protocol/session';

/** The people who can sign in to the server in memory. */
export const MEMORY_USERS: readonly User[] = [
  { id: 'clerk-shiqiao', name: '填报员', role: 'clerk', unitId: 'shiqiao' },
  { id: 'reviewer-shiqiao', name: '单位负责人', role: 'reviewer', unitId: 'shiqiao' },
  { id: 'clerk-liuwan', name: '填报员', role: 'clerk', unitId: 'liuwan' },
  { id: 'office', name: '区双百办', role: 'districtOffice', unitId: null },
];
