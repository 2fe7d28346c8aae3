import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { entryTypeLabel, entryTypes } from "@cchc/domain/document/entry";
import { AREAS } from "@cchc/domain/form/areas";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Field } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { mayOn, useMe } from "../session/me.ts";
import { EntryForm } from "./entry-form.tsx";
import { type Narrowed, PickList, type Wanted } from "./pick-list.tsx";

export interface PickDialogProps {
  unitId: string;
  label: string;
  wanted: Wanted | undefined;
  single: boolean;
  ids: readonly string[];
  onPick: (ids: readonly string[]) => void;
  onClose: () => void;
}

const types = [
  { value: "", label: "Mọi loại" },
  ...entryTypes.map((value) => ({ value, label: entryTypeLabel(value) })),
];
const areas = [
  { value: "", label: "Mọi lĩnh vực" },
  ...AREAS.map(({ code, label }) => ({ value: code, label })),
];

/** The window in which papers of the register are chosen, or a new one is written into it. */
export function PickDialog(props: PickDialogProps): ReactNode {
  const { unitId, label, wanted, single, ids, onPick, onClose } = props;
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const [picked, setPicked] = useState(ids);
  const [narrowed, setNarrowed] = useState<Narrowed>({ words: "" });
  const toggle = (id: string, on: boolean): void => {
    if (single) setPicked(on ? [id] : []);
    else setPicked(on ? [...picked, id] : picked.filter((one) => one !== id));
  };
  if (adding) {
    return (
      <Dialog open wide title="Thêm văn bản vào sổ" onClose={() => setAdding(false)}>
        <EntryForm
          unitId={unitId}
          onSaved={(id) => {
            toggle(id, true);
            setNarrowed({ words: "" });
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      wide
      title={label}
      onClose={onClose}
      footer={
        <>
          <Button
            tone={picked.length === 0 ? "secondary" : "primary"}
            onClick={() => onPick(picked)}
          >
            {picked.length === 0 ? "Không chọn văn bản nào" : `Chọn ${picked.length} văn bản`}
          </Button>
          {mayOn(me, unitId, "document.edit") && (
            <Button onClick={() => setAdding(true)}>Thêm văn bản mới…</Button>
          )}
        </>
      }
    >
      <Narrowing unitId={unitId} narrowed={narrowed} onNarrow={setNarrowed} />
      <PickList
        unitId={unitId}
        narrowed={narrowed}
        wanted={wanted}
        picked={picked}
        single={single}
        toggle={toggle}
      />
      <p className="c-small c-quiet">
        Số trang làm minh chứng ghi ở mục sau khi chọn, ví dụ “tr. 2–3”.
      </p>
    </Dialog>
  );
}

interface NarrowingProps {
  unitId: string;
  narrowed: Narrowed;
  onNarrow: (narrowed: Narrowed) => void;
}

/** Words, type, year and area; each one narrows what the others left. */
function Narrowing({ unitId, narrowed, onNarrow }: NarrowingProps): ReactNode {
  const shelf = useQuery(api.documents.shelf.queryOptions({ unitId }));
  const years = (shelf.data?.years ?? []).map((year) => ({
    value: String(year),
    label: String(year),
  }));
  return (
    <search className="r-narrow">
      <div className="r-search">
        <Field
          line
          type="search"
          label="Tìm số, trích yếu, cơ quan, ngày"
          hint="Gõ không dấu cũng tìm được."
          value={narrowed.words}
          data-focus
          onChange={({ target }) => onNarrow({ ...narrowed, words: target.value })}
        />
      </div>
      <Select
        line
        label="Loại"
        choices={types}
        value={narrowed.type ?? ""}
        onChange={({ target }) =>
          onNarrow({ ...narrowed, type: entryTypes.find((one) => one === target.value) })
        }
      />
      <Select
        line
        label="Năm"
        choices={[{ value: "", label: "Mọi năm" }, ...years]}
        value={String(narrowed.year ?? "")}
        onChange={({ target }) =>
          onNarrow({ ...narrowed, year: target.value === "" ? undefined : Number(target.value) })
        }
      />
      <Select
        line
        label="Lĩnh vực"
        choices={areas}
        value={narrowed.area ?? ""}
        onChange={({ target }) =>
          onNarrow({ ...narrowed, area: AREAS.find(({ code }) => code === target.value)?.code })
        }
      />
    </search>
  );
}
