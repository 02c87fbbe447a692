export interface Rendered<Payload> {
  payload: Payload
  /** What does not fit the platform's limits: tests assert that there is nothing. */
  warnings: string[]
}
