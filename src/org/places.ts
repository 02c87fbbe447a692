import Holidays from 'date-holidays'
import { IANAZone } from 'luxon'
import { nearest } from '../domain/nearest.js'
import { didYouMean } from './did-you-mean.js'

/** What is wrong with a value, and how to mend it. */
export interface Objection {
  what: string
  remedy: string
}

const calendars = new Holidays()
const countries: ReadonlySet<string> = new Set(Object.keys(calendars.getCountries('en')))

type ObjectionTo = (value: string) => Objection | undefined

/** An objection to a time zone, or nothing. */
export const objectionToTimeZone = remembered((zone) => {
  const isNamed = zone.includes('/') || zone === 'UTC'
  if (isNamed && IANAZone.isValidZone(zone)) return undefined
  return {
    what: `"${zone}" is no time zone`,
    remedy: `${didYouMean(zone, Intl.supportedValuesOf('timeZone'))}Write an IANA name such as Europe/Dublin.`,
  }
})

/**
 * An objection to a country (`IE`), with or without a subdivision (`DE-HH`), or nothing. Known is what the
 * holiday calendars know: a country without a calendar would get no holidays and nobody would notice.
 */
export const objectionToCountry = remembered((place) => {
  const [country = '', subdivision, region, ...rest] = place.split('-')
  if (!countries.has(country)) {
    const upper = country.toUpperCase()
    const remedy = countries.has(upper)
      ? `Write it in capitals: ${place.toUpperCase()}.`
      : 'Write the two letters of ISO 3166, such as IE, with a region where holidays differ, such as DE-HH.'
    return { what: `"${place}" is no country with a known calendar of holidays`, remedy }
  }
  if (subdivision === undefined) return undefined
  const subdivisions = Object.keys(calendars.getStates(country, 'en') ?? {})
  if (!subdivisions.includes(subdivision)) return unknownRegion(place, country, subdivision, subdivisions)
  if (region === undefined) return undefined
  const regions = Object.keys(calendars.getRegions(country, subdivision, 'en') ?? {})
  if (rest.length > 0 || !regions.includes(region))
    return unknownRegion(place, `${country}-${subdivision}`, region, regions)
  return undefined
})

/** The time zone of a country, of several the one that most people there know; UTC for an unknown country. */
export function timeZoneOf(country: string): string {
  return new Holidays(country.split('-')[0] ?? '').getTimezones()?.[0] ?? 'UTC'
}

function unknownRegion(place: string, within: string, name: string, known: readonly string[]): Objection {
  const what = `"${place}" is no region with a known calendar of holidays`
  if (known.length === 0)
    return { what, remedy: `${within} has the same holidays everywhere: write ${within}.` }
  const near = nearest(name, known.length > 30 ? known : [])
  return {
    what,
    remedy: near
      ? `Did you mean ${within}-${near}?`
      : `Write ${within} alone or with one of: ${known.join(', ')}.`,
  }
}

/** An objection to a language, or nothing. */
export const objectionToLanguage = remembered((language) => {
  try {
    if (Intl.getCanonicalLocales(language)[0] === language) return undefined
  } catch {
    // Said below, with the remedy.
  }
  return { what: `"${language}" is no language code`, remedy: 'Write a code such as en, de or pt-BR.' }
})

/** Fifty thousand people live in few places, and looking one up takes a fraction of a millisecond. */
function remembered(objectionTo: ObjectionTo): ObjectionTo {
  const known = new Map<string, Objection | undefined>()
  return (value) => {
    if (!known.has(value)) known.set(value, objectionTo(value))
    return known.get(value)
  }
}
