type Paper = PDFKit.PDFDocument

/** What something is, for whoever has the document read to them. */
type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'Figure'

/** Sets something as what it is. @param alt What a picture shows. */
export function tagged(paper: Paper, tag: Tag, set: () => void, alt?: string): void {
  wholeOf(paper).add(paper.struct(tag, alt === undefined ? {} : { alt }, [set]))
}

const documents = new WeakMap<Paper, PDFKit.PDFStructureElement>()

/** All that is read stands in one element, in the order in which it is set. */
function wholeOf(paper: Paper): PDFKit.PDFStructureElement {
  const known = documents.get(paper)
  if (known) return known
  const whole = paper.struct('Document')
  paper.addStructure(whole)
  documents.set(paper, whole)
  return whole
}

/** Sets what says nothing by itself: rules, grounds, what stands at the head and foot of each page. It is not read out. */
export function decoration(paper: Paper, set: () => void): void {
  paper.markContent('Artifact')
  set()
  paper.endMarkedContent()
}

/** Sets one cell of a row after the other. */
export type SetCell = (set: () => void) => void

export interface TaggedTable {
  /** Begins one. */
  row(cells: 'TH' | 'TD'): SetCell
  end(): void
}

/** A table whose rows are read cell by cell. */
export function taggedTable(paper: Paper): TaggedTable {
  const table = paper.struct('Table')
  wholeOf(paper).add(table)
  return {
    row: (cells) => {
      const row = paper.struct('TR')
      table.add(row)
      return (set) => row.add(paper.struct(cells, {}, [set]))
    },
    end: () => table.end(),
  }
}
