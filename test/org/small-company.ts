import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A day on which everybody in {@link smallCompany} is there. */
export const today = '2026-11-24T09:00:00.000Z'

export const organisationYaml = `name: Kestrel Tools
timeZone: Europe/Dublin
holidays:
  country: IE
languages: [en]
ismsLead: ada
topManagement: [mo]
`

export const peopleCsv = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,2019-01-07,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,2020-03-02,,slack
ben,Ben Okoro,ben@kestrel.example,contractor,ada,IT,Developer,developer,DE-HH,Europe/Berlin,,2024-05-06,,"slack teams"
`

export const policyMd = `---
id: information-security
title: Information Security Policy
version: "1.0"
change: material
owner: ada
approver: mo
audience: everyone
reviewEveryMonths: 12
---

# Information Security Policy

Lock your screen when you leave it.
`

export const smallCompany = {
  'organisation.yaml': organisationYaml,
  'people.csv': peopleCsv,
  'policies/information-security.md': policyMd,
}

type Folder = Record<string, string | Uint8Array>

const made: string[] = []

/** Writes the files to a new folder; see {@link removeFolders}. */
export async function folderOf(files: Folder): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-org-'))
  made.push(folder)
  await rewrite(folder, files)
  return folder
}

export async function rewrite(folder: string, files: Folder): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

export async function removeFolders(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
}

/** The small company with a file changed: the text given is replaced, once, and must be there. */
export function withChange(file: keyof typeof smallCompany, from: string, to: string): typeof smallCompany {
  const before = smallCompany[file]
  if (!before.includes(from)) throw new Error(`${file} does not hold "${from}"`)
  return { ...smallCompany, [file]: before.replace(from, to) }
}
