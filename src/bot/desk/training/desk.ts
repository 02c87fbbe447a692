import { COURSE_SLOT } from '../../../domain/training.js'
import type { WaitingThing } from '../../cards/common.js'
import { waitingCourse } from '../../cards/training/ask.js'
import { verbs } from '../../cards/training/course.js'
import { waitingDecision } from '../../cards/training/decide.js'
import { lessonForm } from '../../cards/training/lesson.js'
import type { Reply } from '../../interaction.js'
import { courseViewOf, trainingDecideViewOf } from '../../training-messages.js'
import { definitionCommand, showDefinition } from '../definition-list.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow } from '../out-of-turn.js'
import { attendanceCommand, openAttendance, recordAttendance } from './attendance.js'
import { cannot, openCannot } from './cannot.js'
import { type CertificateTools, handInCertificate, openCertificate } from './certificate.js'
import { importCommand, openCompletionList, takeOverList } from './completion-list.js'
import { confirmCompletion, openSendBack, sendCompletionBack } from './confirm.js'
import { decideTraining, openTrainingDecision } from './decide.js'
import { courseList } from './list.js'
import { type MatrixTools, matrixCommand, sendMatrix } from './matrix.js'
import { myTraining } from './mine.js'
import { type CourseQuizTools, checkQuiz, openQuiz } from './quiz.js'
import { courseOutOfTurn, type StartTools, startCommand } from './start.js'
import { statusCommand, trainingToSeeTo } from './status.js'
import { courseAt, readableAt, type TrainingDeskTools } from './view.js'
import { endWaiver, openEndWaiver, type WaiverTools, waiversCommand } from './waivers.js'

/** What people do about courses: learn, show what they know, say that they can't; and what is decided then. */
export function trainingDesk(
  tools: CourseQuizTools & StartTools & CertificateTools & MatrixTools & WaiverTools,
): ProcessDesk {
  const list = courseList(tools)
  const now = courseOutOfTurn(tools)
  return {
    commands: [
      definitionCommand(list),
      startCommand(tools),
      statusCommand(tools),
      waiversCommand(tools),
      attendanceCommand(tools),
      importCommand(tools),
      matrixCommand(tools),
    ],
    acts: {
      [verbs.read]: (visit, { value }) => read(tools, visit, value),
      [verbs.page]: (visit, { value }, page) => turnPage(tools, visit, value, Number(page)),
      [verbs.quiz]: (visit, { value }) => openQuiz(tools, visit, value),
      [verbs.checkQuiz]: (visit, act, shownIn) => checkQuiz(tools, visit, act, shownIn),
      [verbs.handIn]: (visit, { value }) => openCertificate(tools, visit, value),
      [verbs.handInNow]: (visit, { value, inputs }) => handInCertificate(tools, visit, value, inputs),
      [verbs.attendance]: (visit, { value, inputs }) => recordAttendance(tools, visit, value, inputs),
      [verbs.writeDown]: (visit, { value }) => openAttendance(tools, visit, value),
      [verbs.list]: (visit, { value }) => openCompletionList(tools, visit, value),
      [verbs.takeOver]: (visit, { value, inputs }) => takeOverList(tools, visit, value, inputs),
      [verbs.matrixFile]: (visit) => sendMatrix(tools, visit),
      [verbs.confirm]: (visit, { value }) => confirmCompletion(tools, visit, value),
      [verbs.sendBack]: (visit, { value }) => openSendBack(tools, visit, value),
      [verbs.sendBackNow]: (visit, { value, inputs }) => sendCompletionBack(tools, visit, value, inputs),
      [verbs.cannot]: (visit, { value }) => openCannot(tools, visit, value),
      [verbs.cannotNow]: (visit, { value, inputs }) => cannot(tools, visit, value, inputs),
      [verbs.decide]: (visit, { value }, answer) => openTrainingDecision(tools, visit, value, answer),
      [verbs.decideNow]: (visit, { value, inputs }, answer) =>
        decideTraining(tools, visit, value, answer, inputs),
      [verbs.endWaiver]: (visit, { value }) => openEndWaiver(tools, visit, value),
      [verbs.endWaiverNow]: (visit, { value, inputs }) => endWaiver(tools, visit, value, inputs),
      [verbs.show]: (visit, { value }) => showDefinition(list, visit, value),
      [verbs.askWhyNow]: (visit, { value }) => askWhyNow(now, visit, value),
      [verbs.start]: (visit, { value, inputs }) => beginNow(tools, now, visit, value, inputs),
    },
    waiting: (visit) => waiting(tools, visit),
    mine: (visit) => myTraining(tools, visit),
    standing: (visit) => trainingToSeeTo(tools, visit),
  }
}

async function read(tools: TrainingDeskTools, visit: Visit, value: string): Promise<Reply> {
  const view = await courseAt(tools, visit, value)
  return 'refused' in view ? view.refused : { kind: 'form', form: lessonForm(view, 1, visit.texts) }
}

/** To whoever was asked, answered or not. */
async function turnPage(tools: TrainingDeskTools, visit: Visit, value: string, page: number): Promise<Reply> {
  const view = await readableAt(tools, visit, value)
  return 'refused' in view ? view.refused : { kind: 'form', form: lessonForm(view, page, visit.texts) }
}

async function waiting(tools: TrainingDeskTools, { person, at, texts }: Visit): Promise<WaitingThing[]> {
  const asks = await tools.asks.openOf(person._id, 'training')
  const things = await Promise.all(
    asks.map(async (ask) => {
      if (ask.slot === COURSE_SLOT) {
        const view = await courseViewOf(tools, ask, person, at)
        return view && waitingCourse(view, texts)
      }
      const view = await trainingDecideViewOf(tools, ask, person, at)
      return view && waitingDecision(view, texts)
    }),
  )
  return things.filter((thing) => thing !== null)
}
