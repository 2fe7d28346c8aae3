import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { may } from "../session.ts";
import { RoundFrame, RoundTitle } from "./round-frame.tsx";
import { SurveyImport } from "./survey-import.tsx";
import { SurveyFiles, SurveyStanding } from "./survey-standing.tsx";
import { surveySentence } from "./survey-words.ts";
import type { RoundHead } from "./use-round.ts";
import "./appraisal.css";

const route = getRouteApi("/workspace/tham-dinh/khao-sat");
const workspace = getRouteApi("/workspace");

/** Results of a survey come in from a file: seen row by row before anything is written. */
export function Survey(): ReactNode {
  const { dot } = route.useSearch();
  return (
    <RoundFrame dot={dot} screen="/khao-sat">
      {(round) => <Loaded key={round.id} round={round} />}
    </RoundFrame>
  );
}

function Loaded({ round }: { round: RoundHead }): ReactNode {
  const { me } = workspace.useRouteContext();
  const list = useQuery(api.surveys.list.queryOptions({ roundId: round.id }));
  if (list.isError) {
    return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.isPending) return <Waiting />;
  const { questions } = list.data;
  return (
    <div className="c-stack">
      <RoundTitle
        round={round}
        screen="/khao-sat"
        title={surveySentence(list.data)}
        lead="Kết quả khảo sát không phải điểm tự chấm: cơ quan thẩm định nhập từ tệp CSV hoặc Excel, mỗi xã, phường một dòng."
      />
      {questions.length > 0 && (
        <>
          {may(me, "appraisal.decide") && <SurveyImport round={round} questions={questions} />}
          <SurveyStanding read={list.data} dot={round.id} />
          <SurveyFiles imports={list.data.imports} />
        </>
      )}
    </div>
  );
}
