import * as z from 'zod';
import { unitSchema } from '../unit/unit.ts';
import { roleSchema, userSchema } from './session.ts';

/** An account as the admin sees it. */
export const personSchema = userSchema.extend({ disabled: z.boolean() }).meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;
export const peopleSchema = z.object({ people: z.array(personSchema) }).meta({ id: 'People' });

/** A new account; clerks and reviewers belong to a unit, nobody else does. */
export const personRequestSchema = z
  .object({
    id: z.string().trim().min(1).max(64),
    name: z.string().trim().min(1).max(60),
    role: roleSchema,
    unitId: z.string().nullable(),
  })
  .meta({ id: 'PersonRequest' });
export type PersonRequest = z.infer<typeof personRequestSchema>;

/** An account with its new password, which is told this once and never again. */
export const newPasswordSchema = z.object({ user: userSchema, password: z.string() }).meta({ id: 'NewPassword' });
export type NewPassword = z.infer<typeof newPasswordSchema>;

/** All units in their order; a unit that has been set up stays. */
export const unitsSchema = z.object({ units: z.array(unitSchema).min(1).max(2_000) }).meta({ id: 'Units' });
