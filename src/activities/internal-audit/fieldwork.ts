import { FIELDWORK_SLOT } from '../../domain/internal-audit.js'
import { leadSays } from './lead-says.js'

/** What is looked at is recorded item by item. */
export const fieldwork = leadSays(FIELDWORK_SLOT)
