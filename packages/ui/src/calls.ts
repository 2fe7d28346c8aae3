import {
  useMutation,
  type UseMutationResult,
  useQuery,
  type UseQueryResult,
} from "@tanstack/react-query";

/** A question to the server, as the apps' client has it. */
export interface Asks<Answer> {
  readonly query: () => Promise<Answer>;
}

/** A write to the server, as the apps' client has it; the id makes a second sending count once. */
export interface Writes<Input, Answer> {
  readonly mutate: (input: Input & { opId: string }) => Promise<Answer>;
}

/** The name that an answer is kept under, as the apps' client gives it. */
export interface Named {
  readonly queryKey: () => readonly unknown[];
}

/** The name of all answers of one part of the API. */
export interface NamedPart {
  readonly pathKey: () => readonly unknown[];
}

/** The answer to a question, asked once for all who look at it. */
export function useAsk<Answer>(call: Asks<Answer>, name: Named): UseQueryResult<Answer> {
  return useQuery({ queryKey: name.queryKey(), queryFn: () => call.query() });
}

export interface WriteOptions {
  onSettled?: () => Promise<void>;
  onSuccess?: () => void;
}

/** A write and how it went. */
export function useWrite<Input, Answer>(
  call: Writes<Input, Answer>,
  options: WriteOptions = {},
): UseMutationResult<Answer, Error, Input & { opId: string }> {
  return useMutation({
    ...options,
    mutationFn: (input: Input & { opId: string }) => call.mutate(input),
  });
}
