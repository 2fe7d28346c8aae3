import { onlineManager } from "@tanstack/react-query";
import { afterEach, expect, test } from "vitest";
import { failureOf, queryClient } from "./api.ts";

afterEach(() => {
  onlineManager.setOnline(true);
});

test("without a line an act fails at once and says so, instead of waiting in silence", async () => {
  onlineManager.setOnline(false);
  const mutationFn = (): Promise<never> => Promise.reject(new TypeError("Failed to fetch"));
  const saving = queryClient.getMutationCache().build(queryClient, { mutationFn });
  const failed = await saving.execute(undefined).catch((error: unknown) => failureOf(error));
  expect(failed).toMatchObject({ code: "unavailable" });
  expect(saving.state).toMatchObject({ status: "error", isPaused: false });
});
