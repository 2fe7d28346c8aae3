import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { AreaBars } from "./area-bars.tsx";
import { RankIntervals } from "./rank-interval.tsx";
import { Slope, movementText } from "./slope.tsx";
import { Strip } from "./strip.tsx";

describe("area bars", () => {
  const html = renderToStaticMarkup(
    <AreaBars
      title="Thủ tục hành chính còn nhiều điểm nhất"
      areas={[
        { key: "3", label: "Thủ tục", max: 2000, won: 1000, winnable: 600, lost: 400 },
        { key: "4", label: "Bộ máy", max: 500, won: 0, winnable: 0, lost: 500 },
      ]}
    />,
  );
  it("all bars share one scale, parts follow each other", () => {
    expect(html).toContain('class="c-area-won" x="0%"');
    expect(html).toContain('class="c-area-winnable" x="50%"');
    expect(html).toContain('class="c-area-lost" x="80%"');
    expect(
      html.match(/c-area-lost" x="0%" y="1" height="14" style="width:calc\(25% - 2px\)"/),
    ).not.toBeNull();
  });
  it("says the figures in words; a part of 0 is not drawn", () => {
    expect(html).toContain("Thủ tục: được 10,00, còn lấy được 6,00, mất 4,00");
    expect(html).toContain("Bộ máy: được 0,00, mất 5,00");
    expect(html.match(/c-area-won/g)).toHaveLength(1);
  });
});

describe("rank intervals", () => {
  const html = renderToStaticMarkup(
    <RankIntervals
      title="Hạng"
      of={5}
      rows={[
        { key: "a", label: "Xã A", rank: 1, best: 1, worst: 3 },
        { key: "b", label: "Xã B", rank: 5, best: 5, worst: 5, own: true },
        { key: "c", label: "Xã C", rank: undefined, best: 1, worst: 5 },
      ]}
    />,
  );
  it("the dot at the rank, the line over what is open", () => {
    expect(html).toContain('class="c-rank-open" x1="2%" x2="50%"');
    expect(html).toContain('cx="98%"');
    expect(html.match(/<circle/g)).toHaveLength(2);
  });
  it("every drawing is also words", () => {
    expect(html).toContain("Xã A: hạng 1, có thể từ 1 đến 3");
    expect(html).toContain("chắc hạng 5");
    expect(html).toContain("Xã C: chưa xếp hạng, có thể từ 1 đến 5");
  });
});

describe("slope", () => {
  it.each([
    [3, 1, "lên 2 bậc"],
    [1, 3, "xuống 2 bậc"],
    [2, 2, "giữ hạng"],
    [undefined, 2, "năm trước chưa xếp"],
    [2, undefined, "năm nay chưa xếp"],
    [undefined, undefined, "chưa xếp hạng"],
  ])("%s to %s: %s", (before, after, text) => {
    expect(movementText(before, after)).toBe(text);
  });
  it("ties stand one below the other, a newcomer has no line", () => {
    const html = renderToStaticMarkup(
      <Slope
        title="Thay đổi"
        beforeHeading="2024"
        afterHeading="2025"
        rows={[
          { key: "a", label: "A", before: 2, after: 1 },
          { key: "b", label: "B", before: 1, after: 2 },
          { key: "c", label: "C", before: 2, after: 2 },
          { key: "d", label: "D", before: undefined, after: 4 },
        ]}
      />,
    );
    const ends = [...html.matchAll(/<line x1="35%" x2="55%" y1="(\d+)" y2="(\d+)"/g)];
    expect(ends.map(([, from, to]) => [from, to])).toEqual([
      ["59", "37"],
      ["37", "59"],
      ["81", "81"],
    ]);
    expect(html).toContain("c-slope-up");
    expect(html).toContain("c-slope-down");
  });
});

describe("strip", () => {
  const strip = (own: number | undefined): string =>
    renderToStaticMarkup(
      <Strip
        values={[100, 200, 200, 400]}
        own={own}
        low={0}
        high={400}
        label="Điểm mục 1.1"
        format={formatHundredths}
      />,
    );
  it("marks the own unit and says where it lies", () => {
    expect(strip(400)).toContain("trung vị 2,00 của 4 đơn vị; đơn vị này 4,00, cao hơn 3 đơn vị");
    expect(strip(400)).toContain('cx="97%"');
  });
  it("without an own figure there is no dot; without figures nothing", () => {
    expect(strip(undefined)).not.toContain("<circle");
    expect(
      renderToStaticMarkup(
        <Strip values={[]} own={1} low={0} high={1} label="" format={formatHundredths} />,
      ),
    ).toBe("");
  });
});
