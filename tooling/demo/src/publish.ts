import { publishRound } from "@cchc/api/publications/publish";
import { readScene } from "@cchc/api/rounds/queries";
import type { Services } from "@cchc/api/services";
import { accounts } from "./accounts.ts";
import { roundIds } from "./rounds.ts";
import type { UserOf } from "./scores.ts";
import { writeAt } from "./writing.ts";

/** The result of 2022 stands published, as it would a week after its approval. */
export async function loadPublications(services: Services, userOf: UserOf): Promise<void> {
  const scene = await readScene(services, roundIds.city2022);
  const publishing = {
    title: "Kết quả chấm điểm cải cách hành chính các xã, phường năm 2022",
    decision: "minh họa, không phải số quyết định thật",
    decidedOn: "2023-02-20",
    changeNote: "",
  };
  const when = {
    instant: "2023-02-21T09:15+07:00",
    name: `publish ${roundIds.city2022}`,
    userId: userOf(accounts.cityLeader.username),
  };
  await writeAt(services, when, (tx, stamp) => publishRound(tx, { scene, publishing }, stamp));
}
