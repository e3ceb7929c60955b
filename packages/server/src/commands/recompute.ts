import { commandText } from '@double-hundred/shared/message/commands';
import { recomputeText, totalsDifferenceText } from '@double-hundred/shared/message/operation';
import { problemText } from '@double-hundred/shared/message/problems';
import type { Command } from './command.ts';
import { withServices } from './with-services.ts';

/** Rows between two lines of progress. */
const TOLD_EVERY = 50_000;

/** Works the totals out anew from the rows and shows what differs, beside a running server; `--repair` needs it stopped. */
export const recompute: Command = {
  usage: 'recompute [--repair] [--json]',
  options: { repair: { type: 'boolean' } },
  run(input, world) {
    const repair = input.values['repair'] === true;
    return withServices(world, repair ? 'write' : 'read', async ({ services }) => {
      if (services.reference.campaign() === null) {
        world.complain(`${problemText.noCampaign}${commandText.notSeeded.trim()}`);
        return 1;
      }
      let last = 0;
      const told = (done: number, total: number): void => {
        // Checking first and mending afterwards both go through all rows.
        if (done < last) last = 0;
        if (total < TOLD_EVERY || (done - last < TOLD_EVERY && done < total)) return;
        last = done;
        world.complain(recomputeText.progress(done, total));
      };
      const health = repair ? await services.repairTotals(told) : await services.checkTotals(told);
      if (input.values['json'] === true) {
        world.print(JSON.stringify({ ...health, ...(repair ? { repaired: !health.equal } : {}) }));
      } else if (health.equal) {
        world.print(recomputeText.equal);
      } else {
        const units = services.reference.units();
        for (const difference of health.differences) world.print(totalsDifferenceText(difference, units));
        world.print(repair ? recomputeText.repaired(health.differences.length) : recomputeText.repairHint);
      }
      return health.equal || repair ? 0 : 1;
    });
  },
};
