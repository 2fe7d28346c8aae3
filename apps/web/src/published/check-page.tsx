import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { PageHead } from "@cchc/ui/page";
import { api, failureOf } from "../api.ts";
import { sheetPath } from "./paths.ts";
import { PublicPage } from "./public-page.tsx";
import { plainCode } from "./search.ts";

const from = "/cong-bo/kiem-tra";

/** From the code printed on a sheet to the sheet as it was published. */
export function CheckPage(): ReactNode {
  const { ma = "" } = useSearch({ from });
  const navigate = useNavigate({ from });
  const [typed, setTyped] = useState(ma);
  const code = plainCode(ma);
  const found = useQuery(
    api.publications.byCode.queryOptions({ code }, { enabled: code !== "", retry: false }),
  );
  const sheet = found.data;
  useEffect(() => {
    if (sheet === undefined) return;
    void navigate({ href: sheetPath(sheet.id, sheet.unitId), replace: true });
  }, [sheet, navigate]);
  const missing = found.isError && failureOf(found.error).code === "not-found";
  const error = !found.isError
    ? undefined
    : missing
      ? `Không có phiếu nào mang mã ${code}. Đối chiếu lại từng chữ trên phiếu; mã không có 0, O, 1, I, L.`
      : failureOf(found.error).message;
  return (
    <PublicPage title="Kiểm tra phiếu điểm">
      <div className="c-stack">
        <PageHead
          title="Kiểm tra phiếu điểm"
          lead="Gõ mã in ở góc trên phiếu: máy này mở phiếu đã công bố và tính lại từng điểm."
        />
        <form
          className="c-stack p-check"
          onSubmit={(event) => {
            event.preventDefault();
            if (plainCode(typed) === code) void found.refetch();
            else void navigate({ search: { ma: plainCode(typed) }, replace: true });
          }}
        >
          <Field
            label="Mã phiếu"
            hint="tám chữ, ví dụ 7K3M-9QPD"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            value={typed}
            error={error}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button
            type="submit"
            tone="primary"
            busy={found.isFetching ? "Đang tìm phiếu…" : undefined}
          >
            Tìm phiếu
          </Button>
        </form>
      </div>
    </PublicPage>
  );
}
