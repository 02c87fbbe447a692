/** The page's own icons, drawn with one line each on a field of 16 by 16. */

const paths = {
  back: 'M10 3L5 8l5 5',
  bolt: 'M9 1.5L3.5 9H8l-1 5.5L12.5 7H8z',
  clock: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 4.5V8l2.5 1.5',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  compass: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM10.8 5.2L9.2 9.2l-4 1.6 1.6-4z',
  down: 'M4 6l4 4 4-4',
  eye: 'M1.5 8s2.4-4.5 6.5-4.5S14.5 8 14.5 8 12.1 12.5 8 12.5 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  home: 'M2 7.5L8 2l6 5.5M3.5 6.5V14h9V6.5M6.5 14v-4h3v4',
  info: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 7.2v4M8 4.8v.2',
  log: 'M2.5 3h2M2.5 8h2M2.5 13h2M7 3h6.5M7 8h6.5M7 13h6.5',
  mail: 'M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5',
  message: 'M2 2.5h12v8.5H7l-3.5 3V11H2z',
  moon: 'M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z',
  next: 'M3 3.5L9 8l-6 4.5zM12.5 3.5v9',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14',
  send: 'M2 2.5l12.5 5.5L2 13.5 3.8 8zM3.8 8H9',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9L13 13M13 3l-1.1 1.1M4.1 11.9L3 13',
  sunrise: 'M1.5 13h13M4 13a4 4 0 0 1 8 0M8 6V2.5M5.5 5L8 2.5 10.5 5M2 8.5l1.2.8M14 8.5l-1.2.8',
  systems: 'M2 2.5h12v4.5H2zM2 9h12v4.5H2zM4.5 4.8h.5M4.5 11.2h.5',
  tick: 'M3 8.5l3.2 3.2L13 4.8',
  toApp: 'M2.5 8h10M8.5 4l4 4-4 4',
  file: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5',
  fromApp: 'M13.5 8h-10M7.5 4l-4 4 4 4',
  week: 'M2 3.5h12V14H2zM2 7h12M5 1.5v3.5M11 1.5v3.5M5 10.5h6',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
