/** Text and metadata as a person or a feed delivered them. Never altered from here on. */
export interface Article {
  readonly text: string;
  /** The caller's own identifier, handed back as `given`. */
  readonly given?: string;
  readonly url?: string;
  /** Who printed it. Never called a source: a source is the speaker of an attribution. */
  readonly publisher?: string;
  /** ISO 8601 date or instant at which it was put out, when the delivery says so. */
  readonly published?: string;
  /** BCP 47; found from the text when absent. */
  readonly language?: string;
  readonly title?: string;
}
