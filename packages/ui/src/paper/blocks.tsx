import type { CSSProperties, ReactNode } from "react";
import type { LayoutProfile, TextStyle } from "@cchc/domain/document/layout";
import { type Block, plainText, type TableBlock } from "@cchc/domain/report-text/block";
import { Runs } from "./runs.tsx";

/** Size, weight and case of an element, as the layout says. */
export function styleOf({ size, bold, italic, capitals }: TextStyle): CSSProperties {
  return {
    fontSize: `${size}pt`,
    fontWeight: bold ? 700 : 400,
    fontStyle: italic ? "italic" : "normal",
    textTransform: capitals ? "uppercase" : "none",
  };
}

/** Draws a text that its author may write; `content` is what stands there now. */
export type SlotRender = (slot: string, content: ReactNode) => ReactNode;

export interface BlocksProps {
  blocks: readonly Block[];
  layout: LayoutProfile;
  slot?: SlotRender | undefined;
}

type Group =
  | { readonly kind: "block"; readonly block: Block }
  | { readonly kind: "slot"; readonly slot: string; readonly blocks: readonly Block[] };

/** Paragraphs of one text stand together. */
function grouped(blocks: readonly Block[]): readonly Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const slot = block.kind === "paragraph" ? block.slot : undefined;
    const last = groups.at(-1);
    if (slot === undefined) groups.push({ kind: "block", block });
    else if (last?.kind === "slot" && last.slot === slot) {
      groups[groups.length - 1] = { ...last, blocks: [...last.blocks, block] };
    } else groups.push({ kind: "slot", slot, blocks: [block] });
  }
  return groups;
}

/** The blocks of a document, one below the other. */
export function Blocks({ blocks, layout, slot }: BlocksProps): ReactNode {
  return grouped(blocks).map((group, at) => {
    const key = `${at} ${group.kind}`;
    if (group.kind === "block") return <Drawn key={key} block={group.block} layout={layout} />;
    const content = group.blocks.map((block, line) => (
      <Drawn key={`${line} ${block.kind}`} block={block} layout={layout} />
    ));
    return (
      <div key={key} className="p-slot" id={`doan-${group.slot}`}>
        {slot === undefined ? content : slot(group.slot, content)}
      </div>
    );
  });
}

function Drawn({ block, layout }: { block: Block; layout: LayoutProfile }): ReactNode {
  const { styles } = layout;
  switch (block.kind) {
    case "part":
      return (
        <h2 className="p-part">
          <span style={{ ...styleOf(styles.part), textTransform: "none" }}>{block.number}</span>
          <span style={styleOf(styles.part)}>
            <Runs runs={block.title} />
          </span>
        </h2>
      );
    case "heading": {
      const style = { 1: styles.section, 2: styles.item, 3: styles.body }[block.level];
      const words = (
        <>
          {block.number} <Runs runs={block.title} />
        </>
      );
      const look = { className: "p-heading", style: styleOf(style) };
      if (block.level === 1) return <h3 {...look}>{words}</h3>;
      return block.level === 2 ? <h4 {...look}>{words}</h4> : <h5 {...look}>{words}</h5>;
    }
    case "paragraph": {
      const quiet = block.role === "basis" || block.role === "note";
      return (
        <p className="p-text" style={styleOf(quiet ? styles.basis : styles.body)}>
          <Runs runs={block.runs} />
        </p>
      );
    }
    case "table":
      return <PaperTable table={block} style={styleOf(styles.table)} />;
  }
}

function PaperTable({ table, style }: { table: TableBlock; style: CSSProperties }): ReactNode {
  const sum = table.widths.reduce((total, width) => total + width, 0);
  return (
    <div className="p-table-box">
      {table.note !== undefined && (
        <p className="p-table-note" style={style}>
          {table.note}
        </p>
      )}
      <table
        className="p-table"
        style={style}
        data-numbered={table.head[0]?.[0]?.text === "STT" || undefined}
        data-wide={table.widths.length > 6 || undefined}
      >
        {table.caption !== undefined && <caption>{table.caption}</caption>}
        <colgroup>
          {table.widths.map((width, at) => (
            // Columns have no names; their order is all there is.
            <col key={`${at} ${width}`} style={{ width: `${(width / sum) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          {table.head.map((cells, at) => (
            <tr key={`${at} ${cells.map(({ text }) => text).join()}`}>
              {cells.map(({ text, span, rows }, column) => (
                <th key={`${column} ${text}`} colSpan={span} rowSpan={rows}>
                  {text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.rows.map((cells, at) => (
            <tr key={`${at} ${plainText(cells[0]?.runs ?? [])}`}>
              {cells.map(({ runs, align, bold, span }, column) => (
                <td
                  key={`${column} ${span ?? 1}`}
                  colSpan={span}
                  style={{ textAlign: align ?? "left", fontWeight: bold === true ? 700 : 400 }}
                >
                  <Runs runs={runs} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
