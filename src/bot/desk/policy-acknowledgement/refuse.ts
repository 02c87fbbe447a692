import type { Refusal } from '../../../domain/ask.js'
import type { Person } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import { dateIn } from '../../../domain/working-days.js'
import { refusalText, refusedCard } from '../../cards/common.js'
import { escapedName, languageFor } from '../../cards/policy-name.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'

export function refuse({ person, texts }: Visit, refusal: Refusal, policy?: PolicyVersion): Reply {
  return { kind: 'card', card: refusedCard(sentence(person, refusal, texts, policy), texts) }
}

function sentence(person: Person, refusal: Refusal, texts: Visit['texts'], policy?: PolicyVersion): string {
  const name = policy ? escapedName(policy, languageFor(policy, person)) : { title: '', version: '' }
  const t = texts.policyAcknowledgement
  if (refusal.because === 'already-answered') return t.alreadyAnswered(name, refusal.at, person.timeZone)
  if (refusal.because === 'declined') return texts.decline.already(refusal.at, person.timeZone)
  if (refusal.because === 'closed' && refusal.reason === 'superseded') return t.superseded(name.title)
  if (refusal.because === 'closed' && refusal.reason === 'retired')
    return texts.retire.refused(name, refusal.at, person.timeZone)
  return refusalText(refusal, person.timeZone, texts)
}

export function today({ person, at }: Visit): string {
  return dateIn(at, person.timeZone)
}
