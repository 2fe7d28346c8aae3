import type { Draft } from "./drafts.ts";

/**
 * A draft of a report in every layout that ever lay on a computer, letter by letter, and what each
 * must read as. A layout is never taken out: somewhere a computer still holds it.
 */
export const reportDrafts: readonly { readonly layout: string; readonly text: string }[] = [
  {
    layout: "1, without a number",
    text: '{"batches":[{"opId":"5a0e8f5e-6f0a-4c7e-9a31-0d2b7b1c9a10","writes":[{"field":"tthc.resolved.late","row":"","version":2,"cell":{"state":"entered","value":3,"qualifier":"exact"}}]}],"waiting":[{"field":"tthc.received.total","row":"Đất đai","version":0,"cell":{"state":"none"}},{"field":"survey.ballots.sent","row":"","version":4,"cell":null}],"typed":{"tthc.resolved.on_time":"1,059"}}',
  },
  {
    layout: "2",
    text: '{"layout":2,"kept":{"batches":[{"opId":"5a0e8f5e-6f0a-4c7e-9a31-0d2b7b1c9a10","writes":[{"field":"tthc.resolved.late","row":"","version":2,"cell":{"state":"entered","value":3,"qualifier":"exact"}}]}],"waiting":[{"field":"tthc.received.total","row":"Đất đai","version":0,"cell":{"state":"none"}},{"field":"survey.ballots.sent","row":"","version":4,"cell":null}],"typed":{"tthc.resolved.on_time":"1,059"}}}',
  },
];

export const readDraftAs: Draft = {
  batches: [
    {
      opId: "5a0e8f5e-6f0a-4c7e-9a31-0d2b7b1c9a10",
      writes: [
        {
          field: "tthc.resolved.late",
          row: "",
          version: 2,
          cell: { state: "entered", value: 3, qualifier: "exact" },
        },
      ],
    },
  ],
  waiting: [
    { field: "tthc.received.total", row: "Đất đai", version: 0, cell: { state: "none" } },
    { field: "survey.ballots.sent", row: "", version: 4, cell: null },
  ],
  typed: { "tthc.resolved.on_time": "1,059" },
};
