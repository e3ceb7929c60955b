import * as z from 'zod';

/** clerk, reviewer: one unit; districtOffice, inspector, leader: the district; admin: people and units, no figures. */
export const roleSchema = z.enum(['clerk', 'reviewer', 'districtOffice', 'inspector', 'leader', 'admin']);
export type Role = z.infer<typeof roleSchema>;

export const userSchema = z
  .object({ id: z.string(), name: z.string(), role: roleSchema, unitId: z.string().nullable() })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

export const loginRequestSchema = z.object({ user: z.string(), password: z.string() }).meta({ id: 'LoginRequest' });
export const sessionSchema = z.object({ token: z.string(), expiresAt: z.string(), user: userSchema }).meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;
