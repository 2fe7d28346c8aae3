import { useSuspenseQuery } from "@tanstack/react-query";
import { type Grant, can } from "@cchc/domain/access/permissions";
import { api, type Outputs } from "../api.ts";

export type Me = NonNullable<Outputs["session"]["me"]>;

/** Asked once a visit; signing in or out asks again. */
export const meOptions = api.session.me.queryOptions(undefined, { staleTime: Infinity });

/** Who is signed in. Only below the part of the app that needs a session. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meOptions);
  if (data === null) throw new Error("nobody is signed in");
  return data;
}

/** The grants as the domain's access rules read them. */
export function grantsOf(me: Me): readonly Grant[] {
  return me.grants.map(({ role, areas, unit }) => ({
    role,
    unitId: unit.id,
    ...(areas === null ? {} : { areas }),
  }));
}

/** Whether this person may do it on that unit. Roles above the commune never act in this app. */
export function mayOn(me: Me, unitId: string, permission: Parameters<typeof can>[1]): boolean {
  return can(
    grantsOf(me).filter((grant) => grant.unitId === unitId),
    permission,
  );
}
