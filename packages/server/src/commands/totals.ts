import { basisSchema } from '@double-hundred/shared/campaign/campaign';
import { totalsText } from '@double-hundred/shared/message/command-reports';
import { commandText } from '@double-hundred/shared/message/commands';
import { problemText } from '@double-hundred/shared/message/problems';
import { type Command, textOption } from './command.ts';
import { asOfOption } from './day-option.ts';
import { withServices } from './with-services.ts';

/** Prints the totals of the district, beside a running server or without one. */
export const totals: Command = {
  usage: 'totals [--as-of YYYY-MM-DD] [--basis claimed|verified|official] [--json]',
  options: { 'as-of': { type: 'string' }, basis: { type: 'string' } },
  run: (input, world) =>
    withServices(world, 'read', async ({ services }) => {
      const basis = basisSchema.safeParse(textOption(input, 'basis') ?? 'claimed');
      const asOf = asOfOption(input, services.clock.today());
      const campaign = services.reference.campaign();
      if (!basis.success) world.complain(commandText.unknownBasis(textOption(input, 'basis') ?? ''));
      if (!asOf.ok) world.complain(asOf.error);
      if (!basis.success || !asOf.ok) return 2;
      if (campaign === null) {
        world.complain(problemText.noCampaign);
        return 1;
      }
      const units = services.reference.units();
      const query = { asOf: asOf.value, basis: basis.data, kind: undefined, groupBy: ['unit', 'kind'] as const, knownAt: null };
      const answer = await services.totals.read(query, { campaign, units }, null);
      if (input.values['json'] === true) world.print(JSON.stringify(answer));
      else for (const line of totalsText(answer, units)) world.print(line);
      return 0;
    }),
};
