// Runs in a page; its value is a list of what is wrong there, in words. See page-access.ts.
;(() => {
  const scope = document.querySelector('dialog[open]') ?? document.body
  const shown = [...scope.querySelectorAll('*')].filter((element) => element.checkVisibility())
  const problems = []
  const describe = (element) => `<${element.tagName.toLowerCase()} class="${element.className}">`

  const nameOf = (element) => {
    const by = element.getAttribute('aria-labelledby')
    const labels = by?.split(' ').map((id) => document.getElementById(id)?.textContent ?? '')
    const label = [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' ')
    const own = element.matches('input, select, textarea, [role=log]') ? '' : element.textContent
    return (
      labels?.join(' ') ||
      element.getAttribute('aria-label') ||
      label ||
      element.getAttribute('alt') ||
      own ||
      ''
    ).trim()
  }
  for (const element of shown) {
    const needsName =
      'button, a, input, select, textarea, [role], nav, aside, main, section, article, dialog, img'
    const unnamed = ['status', 'alert', 'option', 'presentation']
    if (
      element.matches(needsName) &&
      !unnamed.includes(element.getAttribute('role') ?? '') &&
      nameOf(element) === ''
    ) {
      problems.push(`${describe(element)} has no name`)
    }
    for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-activedescendant']) {
      for (const id of element.getAttribute(attribute)?.split(' ') ?? []) {
        if (document.getElementById(id) === null) problems.push(`${attribute}="${id}" names nothing`)
      }
    }
  }

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const painted = (colours) => {
    canvas?.clearRect(0, 0, 1, 1)
    for (const colour of colours) {
      if (canvas === null) break
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
    }
    const [r = 0, g = 0, b = 0, a = 0] = canvas?.getImageData(0, 0, 1, 1).data ?? []
    return [r, g, b, a]
  }
  const groundOf = (element) => {
    if (element === null) return ['#fff']
    const { backgroundColor } = getComputedStyle(element)
    const opaque = painted([backgroundColor])[3] === 255
    return [...(opaque ? [] : groundOf(element.parentElement)), backgroundColor]
  }
  const luminance = ([r, g, b]) => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((value) => {
      const part = value / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  for (const element of shown) {
    const words = [...element.childNodes].filter(
      ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
    )
    if (words.length === 0 || element.closest('.hidden, .emoji, :disabled')) continue
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const ground = groundOf(element)
    const [dark = 0, light = 0] = [luminance(painted([...ground, color])), luminance(painted(ground))].sort(
      (a, b) => a - b,
    )
    const contrast = (light + 0.05) / (dark + 0.05)
    const size = Number.parseFloat(fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700)
    if (contrast < (large ? 3 : 4.5)) {
      problems.push(
        `${describe(element)} “${words[0]?.textContent}” has a contrast of ${contrast.toFixed(2)}`,
      )
    }
  }
  const landmarks = document.querySelectorAll('main').length
  if (landmarks !== 1) problems.push(`There are ${landmarks} main landmarks`)
  return problems
})()
