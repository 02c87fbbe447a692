import type { Systems } from '../store/systems.js'
import { escaped } from './cards/card.js'
import { titleOf } from './cards/definition.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'

export interface AccessViewTools {
  systems: Systems
}

/** What stands in the messages of an access review. */
export function accessReviewMessages({ systems }: AccessViewTools): ProcessMessages {
  return {
    ofAsk: async () => null,

    about: async ({ id, version }, reader) => {
      const system = await systems.byVersion(id, version)
      return system && textsFor(reader.language).accessReview.about(escaped(titleOf(system, reader)))
    },

    ofNotice: async () => null,
  }
}
