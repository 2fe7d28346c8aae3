import { documentsUsage, reportCommand, reportOptions } from "../documents/command.ts";
import { planCommand, planOptions, planUsage } from "../documents/plan-command.ts";
import type { Command } from "./command.ts";
import { withServices } from "./with-services.ts";

/** Options are read before anything is opened: what is misspelt is said at once. */
export const report: Command = {
  usage: documentsUsage,
  run: async (args) => {
    const options = reportOptions(args);
    await withServices(async ({ services }) => {
      console.log(await reportCommand(services, options));
    });
  },
};

export const plan: Command = {
  usage: planUsage,
  run: async (args) => {
    const options = planOptions(args);
    await withServices(async ({ services }) => {
      console.log(await planCommand(services, options));
    });
  },
};
