/** How antd looks: it derives whole palettes from a few real colours. */
import { theme as antd, type ThemeConfig } from 'antd'
import { colour } from './colours.ts'

const algorithms = { light: antd.defaultAlgorithm, dark: antd.darkAlgorithm }

/** For the look that the document wears now. */
export function antdTheme(look: keyof typeof algorithms): ThemeConfig {
  const faint = colour('--faint')
  const accent = colour('--accent')
  const field = { activeBorderColor: accent }
  return {
    algorithm: algorithms[look],
    token: {
      colorPrimary: colour('--button'),
      colorInfo: colour('--button'),
      // Not red: that is 未完成.
      colorError: colour('--orange'),
      borderRadius: 4,
      fontSize: 14,
      // Nothing moves by itself: a button that fades for 200 ms makes the next key press wait for its frames.
      motion: false,
      // What is faint by the library's own leave: texts want a contrast of 4.5 at least, the ring of the focus 3.
      colorTextPlaceholder: faint,
      colorTextDescription: faint,
      colorPrimaryBorder: accent,
      colorLink: accent,
    },
    components: {
      // Under the mouse: what is filled carries white words, what is not writes in the accent.
      Button: {
        colorPrimaryHover: colour('--button-hover'),
        defaultHoverColor: accent,
        defaultHoverBorderColor: accent,
        defaultActiveColor: accent,
        defaultActiveBorderColor: accent,
      },
      Input: field,
      InputNumber: field,
      Select: field,
      // The library's own are readable on its dark tags, and too faint on its light ones.
      ...(look === 'light' && { Tag: { green7: colour('--done'), orange7: colour('--pending') } }),
    },
  }
}
