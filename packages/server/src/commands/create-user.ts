import { commandText, createUserText } from '@double-hundred/shared/message/commands';
import { ROLE_NAMES } from '@double-hundred/shared/message/problems';
import { addUser } from '../services/people/add-user.ts';
import { type Command, textOption } from './command.ts';
import { openServices } from './open-services.ts';

/** Adds an account with a generated password, which is shown once. */
export const createUser: Command = {
  usage: 'create-user --id clerk-liuwan --name 张三 --role clerk --unit liuwan',
  options: { id: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' }, unit: { type: 'string' } },
  async run(input, world) {
    const id = textOption(input, 'id') ?? input.positionals[0] ?? null;
    const role = textOption(input, 'role');
    if (id === null) world.complain(commandText.optionMissing('--id', '--id clerk-liuwan'));
    if (role === null) world.complain(commandText.optionMissing('--role', '--role clerk'));
    if (id === null || role === null) return 2;
    const opened = await openServices(world);
    if (!opened.ok) {
      world.complain(opened.error);
      return 1;
    }
    const { services, database } = opened.value;
    try {
      const wanted = { id, role, name: textOption(input, 'name') ?? id, unitId: textOption(input, 'unit') };
      const { id: _id, ...detail } = wanted;
      const outcome = await addUser(
        { users: services.users, hasher: services.hasher, units: services.reference.units(), randomBytes: world.randomBytes },
        wanted,
        { at: new Date(world.now()).toISOString(), actor: 'command-line', action: 'people.add', subject: id, detail },
      );
      if (!outcome.ok) {
        world.complain(outcome.error);
        return 1;
      }
      const { user, password } = outcome.value;
      if (input.values['json'] === true) world.print(JSON.stringify({ user, password }));
      else {
        world.print(createUserText.created(user.id, ROLE_NAMES[user.role]));
        world.print(createUserText.passwordShownOnce(password));
      }
      return 0;
    } finally {
      await database.close();
    }
  },
};
