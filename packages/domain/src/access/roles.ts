/** Who works with the product. `public` needs no account. */
export const roles = [
  "contributor",
  "officer",
  "leader",
  "reviewer",
  "reviewing_leader",
  "administrator",
  "public",
] as const;

export type Role = (typeof roles)[number];

/** What each role is called on screen. */
export const roleLabels: Readonly<Record<Role, string>> = {
  contributor: "Người nhập phần việc",
  officer: "Công chức tổng hợp báo cáo",
  leader: "Lãnh đạo đơn vị",
  reviewer: "Chuyên viên thẩm định",
  reviewing_leader: "Lãnh đạo cơ quan thẩm định",
  administrator: "Quản trị",
  public: "Người xem công khai",
};

/**
 * How far a role reaches from the unit it is bound to: `unit` is that unit alone, `subtree` is the
 * unit and everything below it in the tree of the day in question.
 */
export type Reach = "unit" | "subtree";

export const roleReach: Readonly<Record<Role, Reach>> = {
  contributor: "unit",
  officer: "unit",
  leader: "unit",
  reviewer: "subtree",
  reviewing_leader: "subtree",
  administrator: "subtree",
  public: "unit",
};
