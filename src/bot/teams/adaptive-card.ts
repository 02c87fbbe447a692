/** The part of Adaptive Cards 1.5 that Steward uses, as plain JSON. */
export interface AdaptiveCard {
  type: 'AdaptiveCard'
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  version: '1.5'
  /** For screen readers. */
  speak: string
  /** For clients that know no card of this version. */
  fallbackText: string
  body: AdaptiveElement[]
}

/** `separator`: with a line before it. */
export type AdaptiveElement = { separator?: true } & (
  | TextBlock
  | { type: 'FactSet'; facts: { title: string; value: string }[] }
  | { type: 'Image'; url: string; altText: string; size: 'Stretch' }
  | { type: 'ActionSet'; actions: AdaptiveAction[] }
  | AdaptiveInput
)

/** Its text is Markdown of a few kinds: bold, italic, lists and links. */
export interface TextBlock {
  type: 'TextBlock'
  text: string
  wrap: true
  style?: 'heading'
  size?: 'Small' | 'Medium' | 'Large'
  weight?: 'Bolder'
  isSubtle?: true
  fontType?: 'Monospace'
}

export type AdaptiveInput = InputFrame &
  (
    | {
        type: 'Input.Text'
        value?: string
        isMultiline?: boolean
        maxLength?: number
        placeholder?: string
        style?: 'email'
      }
    | {
        type: 'Input.ChoiceSet'
        choices: { title: string; value: string }[]
        style: 'expanded' | 'compact'
        isMultiSelect: boolean
        wrap: true
        /** Several are separated by commas. */
        value?: string
      }
    | { type: 'Input.Date'; value?: string }
  )

interface InputFrame {
  id: string
  label: string
  isRequired: boolean
  /** What a client says beside a required input that was left empty. */
  errorMessage?: string
}

/** What comes back with a click: the verb says what to do, and inputs stand beside it by their ids. */
interface ActionData {
  verb: string
  value: string
}

export interface AdaptiveAction {
  type: 'Action.Execute'
  title: string
  verb: string
  data: ActionData
  style?: 'positive'
  /** `none`: a button that sends nothing off, and minds no required input. */
  associatedInputs: 'auto' | 'none'
  fallback: {
    type: 'Action.Submit'
    title: string
    data: ActionData
    style?: 'positive'
    associatedInputs: 'auto' | 'none'
  }
}
