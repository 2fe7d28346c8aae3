/** Where it stands now; gone with the last import of it. */
export { newOperationId } from "@cchc/ui/operation-id";
