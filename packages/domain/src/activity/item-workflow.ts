import type { Role } from "../access/roles.ts";

/** The way of an article: written, appraised and posted by the office, paid. */
export const itemStates = ["written", "posted", "paid", "declined"] as const;

export type ItemState = (typeof itemStates)[number];

export type ItemAction = "post" | "decline" | "take_down" | "pay" | "rewrite";

/** State → action → next state. */
export const itemWorkflow: Readonly<
  Record<ItemState, Readonly<Partial<Record<ItemAction, ItemState>>>>
> = {
  written: { post: "posted", decline: "declined" },
  posted: { pay: "paid", take_down: "written" },
  paid: {},
  declined: { rewrite: "written" },
};

/** Vietnamese label of each state. */
export const itemStateLabels: Readonly<Record<ItemState, string>> = {
  written: "Đã viết, chờ thẩm định",
  posted: "Đã đăng",
  paid: "Đã quyết toán",
  declined: "Không đăng",
};

/** Vietnamese label of each action, and what it asks for. */
export const itemActionRules: Readonly<
  Record<
    ItemAction,
    {
      readonly label: string;
      readonly reason: boolean;
      readonly link: boolean;
      readonly money: boolean;
      /** Not by whoever wrote it, where the unit has somebody else who appraises. */
      readonly secondPerson: boolean;
    }
  >
> = {
  post: { label: "Thẩm định, đăng", reason: false, link: true, money: false, secondPerson: true },
  decline: {
    label: "Không đăng",
    reason: true,
    link: false,
    money: false,
    secondPerson: false,
  },
  take_down: { label: "Gỡ xuống", reason: true, link: false, money: false, secondPerson: false },
  pay: { label: "Quyết toán", reason: false, link: false, money: true, secondPerson: false },
  rewrite: { label: "Viết lại", reason: false, link: false, money: false, secondPerson: false },
};

/** Whose word appraises an article at a unit. */
export const appraisingRoles: readonly Role[] = ["officer"];

/** The state after an action; `undefined` where the action has no place in this state. */
export function nextItemState(state: ItemState, action: ItemAction): ItemState | undefined {
  return itemWorkflow[state][action];
}

/** Only what was posted counts; what is merely written is no result yet. */
export function itemCounts(state: ItemState | undefined): boolean {
  return state === "posted" || state === "paid";
}
