import { router, signedIn } from "../trpc.ts";
import { deviceKeyOf } from "./device-key.ts";

/** Work away from the line: the storage on a person's computer, and packages carried by hand. */
export const packagesRouter = router({
  /** The key of the signed-in person's storage on the computer they sit at. */
  deviceKey: signedIn.query(({ ctx }) => deviceKeyOf(ctx.auth, ctx.actor.userId)),
});
