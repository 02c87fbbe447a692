/**
 * People at their chat tool, as journeys in tests tell of them. Nothing here knows a platform: each platform has a
 * driver that implements it.
 */
export interface ChatWorkspace {
  /** The person with this address. Throws if the workspace does not have them. */
  person(email: string): Promise<ChatPerson>
  /** Somebody gets an account; everybody else has had theirs from the start. */
  adds(account: ChatAccount): Promise<unknown>
}

export interface ChatAccount {
  email: string
  name: string
  department: string
  title: string
  /** IANA name, such as Europe/Lisbon. */
  timeZone: string
}

export interface ChatPerson {
  readonly email: string
  /** Types a line to the app and sends it. */
  types(text: string): Promise<void>
  /**
   * Uses the button (or picks the menu's entry) with this label: in the open form if there is one, otherwise in the
   * newest message that has it and, where `within` is given, contains that text. Answers "yes" to a question that the
   * button asks first. Throws if there is none, and if the app did not take the click.
   */
  clicks(label: string, options?: { within?: string }): Promise<void>
  /** What the person sees of the form on top, if one is open. */
  form(): Promise<ChatForm | null>
  /** Waits until the form on top says this, in its text or on a button; throws after `seconds` (15). */
  opens(text: string, seconds?: number): Promise<ChatForm>
  /** Fills fields in by their labels and submits the form. What is not named keeps its value. */
  submits(values?: FieldValues): Promise<SubmitResult>
  /** Closes the form on top without submitting it. */
  closes(): Promise<void>
  /** Looks at the app's home, and reads it once the app has answered. */
  opensHome(): Promise<ChatHome>
  /** The home as it is shown now; null for who was never shown one. */
  home(): Promise<ChatHome | null>
  /** Uses the button with this label on the home. Throws if there is none, and if the app did not take the click. */
  clicksAtHome(label: string): Promise<void>
  /** What the app and the person said, oldest first. */
  messages(): Promise<ChatMessage[]>
  /** Waits until the app said or edited something that contains this; throws after `seconds` (15). */
  sees(text: string | RegExp, seconds?: number): Promise<ChatMessage>
}

/**
 * By field label: texts, dates (YYYY-MM-DD), people's names, files and labels of options; a list of labels where several
 * may be chosen.
 */
export type FieldValues = Record<string, string | string[] | HandedIn>

/** A file that somebody chooses in a form. */
export interface HandedIn {
  name: string
  bytes: Uint8Array
}

export interface ChatMessage {
  from: 'app' | 'person' | 'platform'
  /** What a reader sees, without markup. */
  text: string
  buttons: string[]
  /** What the pictures in it say to whoever does not see them. */
  pictures: string[]
  files: ChatFile[]
  /** Nobody else sees it. */
  onlyToYou: boolean
  edited: boolean
}

/** A file as a reader sees it in a message, and what they get when they save it. */
export interface ChatFile {
  title: string
  name: string
  /** Such as PDF. */
  type: string
  /** In bytes. */
  size: number
  download(): Promise<Uint8Array>
}

export interface ChatHome {
  /** What a reader sees, without markup. */
  text: string
  buttons: string[]
}

export interface ChatForm {
  title: string
  /** What a reader sees above and between the fields, without markup. */
  text: string
  fields: ChatField[]
  /** What the pictures in it say to whoever does not see them. */
  pictures: string[]
  buttons: string[]
  /** The label of the button that submits it; null if there is nothing to submit. */
  submit: string | null
}

interface ChatField {
  label: string
  required: boolean
  options: string[]
  /** What stands in it beforehand, as a reader sees it. */
  value: string | string[]
}

/** `problem` is a sentence for the person where the form as a whole was not taken. */
export type SubmitResult =
  | { accepted: true }
  | { accepted: false; errors: Record<string, string>; problem: string | null }
