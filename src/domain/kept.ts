/** Somebody's own words as a row keeps them, with the salted commitment that the ledger holds of them. */
export interface Kept {
  text: string
  commitment: string
}
