import { randomUUID } from "node:crypto";
import type { Inputs } from "../router.ts";

type Draft = Inputs["plans"]["saveDraft"];
type Task = Draft["tasks"][number];

/** A row of an annex that charges every commune. */
export function communeTask(id: string, title: string, time: string): Task {
  return {
    id,
    group: "UBND các xã, phường",
    title,
    responsible: [{ kind: "class", class: "communes" }],
    cooperating: [],
    proof: [],
    time,
    schedule: null,
  };
}

/** A propaganda plan of the city for 2023: a date, a quarterly quota of articles, one without a time. */
export function cityPlan(changed: Partial<Draft> = {}): Draft {
  return {
    opId: randomUUID(),
    unitId: "city",
    planId: null,
    version: 0,
    year: 2023,
    kind: "propaganda",
    symbol: "KH-UBND",
    about: "Tuyên truyền cải cách hành chính năm 2023",
    implementsId: null,
    content: {
      aims: ["Người dân biết dịch vụ công trực tuyến."],
      requirements: [],
      audience: "",
      contents: [],
      forms: [],
      duties: [],
      budget: "",
    },
    tasks: [
      communeTask("plan", "Ban hành kế hoạch tuyên truyền năm 2023", "Quý I/2023"),
      communeTask("items", "Viết tin, bài (Số lượng: 4 tin/năm)", "Mỗi quý 1 tin"),
      communeTask("contest", "Tham gia hội thi sáng kiến", "Khi có KH của thành phố"),
    ],
    ...changed,
  };
}
