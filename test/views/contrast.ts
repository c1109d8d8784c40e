type Node = Readonly<Record<string, unknown>>
type Box = { background: string; text: string; subtle: string }
type Theme = Readonly<Record<string, Box>>

const boxes = { accent: '#C7DEF9', good: '#CCFFCC', attention: '#FFC5B2', warning: '#FFE2B2' }

function themeOf(plain: Box, emphasis: Box, inBoxes: Omit<Box, 'background'>): Theme {
  const coloured = Object.entries(boxes).map(([style, background]) => [style, { background, ...inBoxes }])
  return { default: plain, emphasis, ...Object.fromEntries(coloured) }
}

/** Backgrounds and letters of Teams' host configuration as #AARRGGBB or #RRGGBB. The coloured boxes are light in its dark theme too. */
const themes: Readonly<Record<string, Theme>> = {
  light: themeOf(
    { background: '#FFFFFF', text: '#FF252424', subtle: '#BF252424' },
    { background: '#F9F8F7', text: '#FF252424', subtle: '#BF252424' },
    { text: '#FF252424', subtle: '#BF252424' },
  ),
  dark: themeOf(
    { background: '#2D2C2C', text: '#FFFFFFFF', subtle: '#BFFFFFFF' },
    { background: '#292828', text: '#FFFFFFFF', subtle: '#BFFFFFFF' },
    { text: '#FF201F1F', subtle: '#FF2D2C2C' },
  ),
}

/** What WCAG 2.2 asks of text of ordinary size. */
const leastContrast = 4.5

function channels(colour: string): [alpha: number, red: number, green: number, blue: number] {
  const digits = colour.slice(1).padStart(8, 'F')
  const at = (index: number) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16) / 255
  return [at(0), at(1), at(2), at(3)]
}

/** Relative luminance as WCAG defines it. */
function luminance(red: number, green: number, blue: number): number {
  const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** 1 to 21, of letters that let some of their background through. */
export function contrastOf(letters: string, background: string): number {
  const [alpha, ...front] = channels(letters)
  const [, ...back] = channels(background)
  const mixed = (index: 0 | 1 | 2) => front[index] * alpha + back[index] * (1 - alpha)
  const [low = 0, high = 0] = [luminance(mixed(0), mixed(1), mixed(2)), luminance(...back)].sort((one, other) => one - other)
  return (high + 0.05) / (low + 0.05)
}

/** Texts of a card with the style of the box they stand in. */
function textsIn(value: unknown, style: string): { style: string; node: Node }[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, style))
  if (typeof value !== 'object' || value === null) return []
  const node = value as Node
  const isBox = ['Container', 'Column', 'ColumnSet', 'TableRow', 'TableCell'].includes(String(node.type))
  const inside = isBox && typeof node.style === 'string' ? node.style : style
  const inner = Object.values(node).flatMap((each) => textsIn(each, inside))
  return node.type === 'TextBlock' ? [{ style, node }, ...inner] : inner
}

function isReadable({ style, node }: { style: string; node: Node }, theme: Theme): boolean {
  const box = theme[style]
  return box !== undefined && contrastOf(node.isSubtle === true ? box.subtle : box.text, box.background) >= leastContrast
}

/** Texts that are hard to read in Teams' light or dark theme, or stand in a box that neither knows. */
export function contrastProblems(card: object): string[] {
  const texts = textsIn(card, 'default')
  return Object.entries(themes).flatMap(([name, theme]) =>
    texts
      .filter((text) => !isReadable(text, theme))
      .map(({ style, node }) => `“${node.text}” is hard to read on ${style} in the ${name} theme`),
  )
}
