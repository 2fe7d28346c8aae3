/** The package ships no types; this is what is used of it. */
declare module "word-extractor" {
  /** Reads the binary Word format. */
  export default class WordExtractor {
    extract(source: Buffer | string): Promise<{ getBody(): string }>;
  }
}
