import type { Role } from "@cchc/domain/access/roles";
import { unitIds } from "./unit-ids.ts";

/** Who can sign in to the demonstration. The password is the same for all and is printed at start. */
export interface DemoAccount {
  readonly username: string;
  /** What the person does, in place of a person's name: nobody real, nobody invented. */
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  readonly unitId: string;
  /** For whoever chooses an account: where, and what to see there. */
  readonly place: string;
  /** The areas of a contributor. */
  readonly areas?: readonly string[];
}

/** Easy to type with a Vietnamese keyboard switched on. */
export const demoPassword = "2023-2024-2025";

const password = demoPassword;
const ward = { unitId: unitIds.ward, place: "Phường Trần Hưng Đạo, TP Hải Dương (đến 30/6/2025)" };
const city = { unitId: unitIds.city, place: "Thành phố Hải Dương (đến 30/6/2025)" };

export const accounts = {
  wardOfficer: {
    ...ward,
    username: "phuong",
    password,
    name: "Công chức tổng hợp phường Trần Hưng Đạo",
    role: "officer",
  },
  wardLeader: {
    ...ward,
    username: "phuong-lanhdao",
    password,
    name: "Lãnh đạo phường Trần Hưng Đạo",
    role: "leader",
  },
  wardContributor: {
    ...ward,
    username: "phuong-motcua",
    password,
    name: "Công chức một cửa phường Trần Hưng Đạo",
    role: "contributor",
    areas: ["procedures"],
  },
  cityReviewer: {
    ...city,
    username: "thanhpho",
    password,
    name: "Chuyên viên Phòng Nội vụ thành phố Hải Dương",
    role: "reviewer",
  },
  secondCityReviewer: {
    ...city,
    username: "thanhpho-2",
    password,
    name: "Chuyên viên thứ hai Phòng Nội vụ thành phố Hải Dương",
    role: "reviewer",
  },
  cityLeader: {
    ...city,
    username: "thanhpho-lanhdao",
    password,
    name: "Lãnh đạo Phòng Nội vụ thành phố Hải Dương",
    role: "reviewing_leader",
  },
  tanHongOfficer: {
    unitId: unitIds.tanHong,
    place: "Xã Tân Hồng, huyện Bình Giang",
    username: "tanhong",
    password,
    name: "Công chức tổng hợp xã Tân Hồng",
    role: "officer",
  },
  neighbourOfficer: {
    unitId: unitIds.neighbour,
    place: "Phường Liên Trì (minh họa), TP Hải Dương",
    username: "lientri",
    password,
    name: "Công chức tổng hợp phường Liên Trì",
    role: "officer",
  },
  provinceReviewer: {
    unitId: unitIds.haiPhong,
    place: "Thành phố Hải Phòng (hai cấp, từ 1/7/2025)",
    username: "haiphong",
    password,
    name: "Chuyên viên Sở Nội vụ thành phố Hải Phòng",
    role: "reviewer",
  },
  mergedOfficer: {
    unitId: unitIds.mergedWard,
    place: "Phường Đông Thành Mới (minh họa, từ 1/7/2025)",
    username: "phuongmoi",
    password,
    name: "Công chức tổng hợp phường Đông Thành Mới",
    role: "officer",
  },
  townLeader: {
    unitId: unitIds.kienTuong,
    place: "Thị xã Kiến Tường (đến 30/6/2025): kế hoạch tuyên truyền 2024",
    username: "kientuong",
    password,
    name: "Lãnh đạo Phòng Nội vụ thị xã Kiến Tường",
    role: "reviewing_leader",
  },
  townCentre: {
    unitId: unitIds.townCentre,
    place: "Trung tâm Văn hóa, Thể thao và Truyền thanh thị xã Kiến Tường",
    username: "vanhoa",
    password,
    name: "Viên chức trung tâm văn hóa thị xã Kiến Tường",
    role: "officer",
  },
  administrator: {
    username: "quantri",
    password,
    name: "Quản trị hệ thống",
    role: "administrator",
    unitId: unitIds.country,
    place: "Cả nước",
  },
} as const satisfies Record<string, DemoAccount>;
