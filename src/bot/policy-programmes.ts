import type { Subject } from '../domain/ask.js'
import { REVIEW_SLOT } from '../domain/owners-question.js'
import type { Person } from '../domain/person.js'
import type { Cycles } from '../store/cycles.js'
import { type Policies, policyVersionId } from '../store/policies.js'
import { languageFor, plainName, titleFor } from './cards/policy-name.js'
import type { ProgrammeSubject, SubjectsOfProcess } from './programme-subject.js'

interface Tools {
  cycles: Cycles
  policies: Policies
}

/** Rounds in which policies are acknowledged again, in the calendar. */
export function policyAcknowledgementProgrammes(tools: Tools): SubjectsOfProcess {
  return {
    known: (reader) => known(tools, reader),
    inForce: (id) => inForce(tools, id),
    programme: ({ title, audience }, { calendar: { named } }) =>
      audience === 'everyone' ? named.everybody(title) : named.audience(title),
    async due(subject, { person, texts }) {
      const name = await nameOf(tools, subject, person)
      return name && texts.calendarFeed.entry.due['policy-acknowledgement'](name)
    },
    async asked({ subject, about }, { person, texts }) {
      const name = await nameOf(tools, subject, person)
      const t = texts.calendarFeed.entry
      return name && (about === undefined ? t.acknowledge(name) : t.answerRequest(name))
    },
    answers: null,
  }
}

/** Reviews of policies in the calendar. */
export function policyReviewProgrammes(tools: Tools): SubjectsOfProcess {
  return {
    async known(reader) {
      const policies = [...(await known(tools, reader))]
      return new Map(policies.map(([id, policy]) => [id, { ...policy, audience: null }]))
    },
    inForce: (id) => inForce(tools, id),
    programme: ({ title }, texts) => texts.calendar.named.review(title),
    async due(subject, { person, texts }) {
      const name = await nameOf(tools, subject, person)
      return name && texts.calendarFeed.entry.due['policy-review'](name)
    },
    async asked({ subject }, { person, texts }) {
      const name = await nameOf(tools, subject, person)
      return name && texts.calendarFeed.entry.review(name)
    },
    answers: { slot: REVIEW_SLOT, words: (texts) => texts.calendar.history.reviewed },
  }
}

async function known({ policies }: Tools, reader: Person): Promise<Map<string, ProgrammeSubject>> {
  const versions = await policies.list()
  return new Map(
    versions.map((policy) => {
      const { owner, audience } = policy
      return [policy.policy, { title: titleFor(policy, languageFor(policy, reader)), owner, audience }]
    }),
  )
}

async function inForce({ cycles, policies }: Tools, id: string): Promise<boolean> {
  const [published, newest] = await Promise.all([cycles.newestAbout('policy', id), policies.newest(id)])
  return published !== null && !newest?.retired
}

/** Read without its texts. */
async function nameOf({ policies }: Tools, { id, version }: Subject, reader: Person) {
  const _id = policyVersionId(id, version)
  const policy = (await policies.headings([_id])).get(_id)
  return policy ? plainName(policy, languageFor(policy, reader)) : null
}
