import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { commandText, createUserText } from '@double-hundred/shared/message/commands';
import { ROLE_NAMES } from '@double-hundred/shared/message/problems';
import { type User, roleSchema } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { AuditDraft } from '../../store/sync-store.ts';
import type { UserStore } from '../../store/user-store.ts';
import { generatePassword } from './generate-password.ts';
import type { PasswordHasher } from './password.ts';

export interface AddUserDeps {
  readonly users: UserStore;
  readonly hasher: PasswordHasher;
  readonly units: readonly Unit[];
  readonly randomBytes: RandomBytes;
}

/** Adds a user with a generated password; the error is one Chinese sentence. */
export async function addUser(
  { users, hasher, units, randomBytes }: AddUserDeps,
  wanted: { id: string; name: string; role: string; unitId: string | null },
  audit?: AuditDraft,
): Promise<Result<{ user: User; password: string }, string>> {
  if (!/^[a-z0-9][a-z0-9-]{1,63}$/.test(wanted.id)) return err(createUserText.badId(wanted.id));
  const role = roleSchema.safeParse(wanted.role);
  if (!role.success) return err(commandText.unknownRole(wanted.role, roleSchema.options.join('、')));
  const ofUnit = role.data === 'clerk' || role.data === 'reviewer';
  if (ofUnit && wanted.unitId === null) return err(createUserText.unitNeeded);
  if (!ofUnit && wanted.unitId !== null) return err(createUserText.unitNotNeeded(ROLE_NAMES[role.data]));
  if (wanted.unitId !== null && !units.some((unit) => unit.id === wanted.unitId)) {
    return err(commandText.unknownUnit(wanted.unitId, units.map((unit) => unit.id).join('、')));
  }
  const user: User = { id: wanted.id, name: wanted.name, role: role.data, unitId: wanted.unitId };
  const password = generatePassword(randomBytes);
  const added = await users.addUsers([{ ...user, passwordHash: await hasher.hash(password), disabled: false }], audit);
  return added.length === 0 ? err(createUserText.exists(user.id)) : ok({ user, password });
}
