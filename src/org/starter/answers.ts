/** What is asked of an organisation before it begins. */
export interface Starter {
  name: string
  /** `IE`, `DE-HH` */
  country: string
  timeZone: string
  /** The first is everybody's who names none. At least one. */
  languages: readonly string[]
}
