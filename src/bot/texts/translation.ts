/** The same sentences with the same arguments, in whatever words. */
export type Translation<Sentences> = {
  [Name in keyof Sentences]: Sentences[Name] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : Sentences[Name] extends string
      ? string
      : Translation<Sentences[Name]>
}
