/** What Steward counts of its own record, by the names that `objectives.yaml` uses. */
export const measureNames = [
  'access-removal-in-time',
  'training-completed',
  'policy-acknowledged',
  'checks-in-order',
  'actions-on-time',
  'corrective-actions-effective',
] as const
export type MeasureName = (typeof measureNames)[number]
