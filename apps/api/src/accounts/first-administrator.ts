import { randomBytes, randomUUID } from "node:crypto";
import { todayInVietnam } from "@cchc/domain/text/days";
import { once } from "../operation/once.ts";
import type { Services } from "../services.ts";
import { countryId, ensureCountry } from "../units/country.ts";
import { createAccount, hashPassword } from "./accounts.ts";

export interface FirstAdministrator {
  readonly username: string;
  readonly name: string;
  readonly unitId: string;
}

/**
 * Makes an administrator from the command line and answers with the password, which is kept nowhere.
 * @throws Error with a Vietnamese sentence where there is no such unit today.
 */
export async function createAdministrator(
  services: Services,
  { username, name, unitId }: FirstAdministrator,
): Promise<string> {
  if (unitId !== countryId) {
    const today = await services.trees.at(todayInVietnam(services.now()));
    if (today.get(unitId) === undefined) {
      throw new Error(
        `Hôm nay không có đơn vị nào mang mã “${unitId}”: xem mã ở trang Đơn vị, hoặc bỏ --unit để tạo quản trị viên toàn quốc.`,
      );
    }
  }
  const password = randomBytes(12).toString("base64url");
  const passwordHash = await hashPassword(services.auth, password);
  const operation = {
    id: randomUUID(),
    userId: "command-line",
    name: "account.create",
    input: { username },
  };
  await once(services, operation, async (tx, stamp) => {
    if (unitId === countryId) await ensureCountry(tx, stamp);
    const grants = [{ role: "administrator", unitId }] as const;
    return createAccount(tx, { username, name, passwordHash, grants }, stamp);
  });
  return password;
}
