/** A backup that cannot be made, read or restored: one sentence that says what to do. */
export class BackupProblem extends Error {
  override readonly name = "BackupProblem";
}
