import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { setupTexts } from '@double-hundred/shared/message/setup';
import type { NewPassword, Person, PersonRequest } from '@double-hundred/shared/protocol/people';
import type { User } from '@double-hundred/shared/protocol/session';
import type { AuditDraft } from '../../store/sync-store.ts';
import type { UserStore } from '../../store/user-store.ts';
import type { Reference } from '../reference/reference.ts';
import { addUser } from './add-user.ts';
import { generatePassword } from './generate-password.ts';
import type { PasswordHasher } from './password.ts';

/** Why an account cannot be changed: it does not exist, or the change is not allowed. */
export interface PersonFault {
  readonly code: 'PERSON_UNKNOWN' | 'PERSON_INVALID' | 'OWN_ACCOUNT' | 'LAST_ADMIN';
  readonly detail: string;
}

/** The admin's work with accounts. Passwords are generated, told once, and kept as a hash only. */
export interface People {
  list(): Promise<readonly Person[]>;
  add(wanted: PersonRequest, actor: User): Promise<Result<NewPassword, PersonFault>>;
  /** Ends all sessions of the account at once. */
  disable(id: string, actor: User): Promise<Result<Person, PersonFault>>;
  enable(id: string, actor: User): Promise<Result<Person, PersonFault>>;
  resetPassword(id: string, actor: User): Promise<Result<NewPassword, PersonFault>>;
}

export interface PeopleDeps {
  readonly users: UserStore;
  readonly hasher: PasswordHasher;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

export function createPeople({ users, hasher, reference, clock, randomBytes }: PeopleDeps): People {
  const audit = (action: string, subject: string, actor: User, detail: AuditDraft['detail'] = {}): AuditDraft => ({
    at: new Date(clock.now()).toISOString(),
    actor: actor.id,
    action,
    subject,
    detail,
  });
  const found = async (id: string): Promise<Result<Person, PersonFault>> => {
    const person = (await users.listPeople()).find((each) => each.id === id);
    return person ? ok(person) : err({ code: 'PERSON_UNKNOWN', detail: setupTexts.noPerson(id.slice(0, 80)) });
  };
  return {
    list: () => users.listPeople(),
    async add(wanted, actor) {
      const { id, name, role, unitId } = wanted;
      const told = audit('people.add', id, actor, { name, role, unitId });
      const added = await addUser({ users, hasher, units: reference.units(), randomBytes }, wanted, told);
      return added.ok ? added : err({ code: 'PERSON_INVALID', detail: added.error });
    },
    async disable(id, actor) {
      const person = await found(id);
      if (!person.ok) return person;
      if (id === actor.id) return err({ code: 'OWN_ACCOUNT', detail: setupTexts.notYourself });
      const disabled = await users.disableUser(id, audit('people.disable', id, actor));
      return disabled ? found(id) : err({ code: 'LAST_ADMIN', detail: setupTexts.lastAdmin });
    },
    async enable(id, actor) {
      const person = await found(id);
      if (!person.ok) return person;
      await users.enableUser(id, audit('people.enable', id, actor));
      return found(id);
    },
    async resetPassword(id, actor) {
      const person = await found(id);
      if (!person.ok) return person;
      const { name, role, unitId } = person.value;
      const password = generatePassword(randomBytes);
      await users.resetPassword(id, await hasher.hash(password), audit('people.password', id, actor));
      return ok({ user: { id, name, role, unitId }, password });
    },
  };
}
