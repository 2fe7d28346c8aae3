import { expect, test } from "vitest";
import { passkeyPlace } from "./passkey-place.ts";

test.each([
  ["https://cchc.tinh.gov.vn", { rpId: "cchc.tinh.gov.vn", origin: "https://cchc.tinh.gov.vn" }],
  [
    "https://cchc.tinh.gov.vn:8443/",
    { rpId: "cchc.tinh.gov.vn", origin: "https://cchc.tinh.gov.vn:8443" },
  ],
  ["http://localhost:4680", { rpId: "localhost", origin: "http://localhost:4680" }],
  ["http://cchc.tinh.gov.vn", undefined],
  ["https://10.1.2.3", undefined],
  ["https://[::1]", undefined],
  ["http://127.0.0.1:4680", undefined],
  ["", undefined],
  [undefined, undefined],
])("%s", (address, place) => {
  expect(passkeyPlace(address)).toEqual(place);
});
