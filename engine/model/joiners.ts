/** Scripts whose letters join, or whose conjuncts are made by a joiner: their words are spelled with it (Unicode Standard, 23.2; UAX 31, 2.3). */
const JOINING = [
  ...['Arabic', 'Syriac', 'Mandaic', 'Mongolian', 'Nko', 'Adlam', 'Hanifi_Rohingya'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'],
  ...['Khmer', 'Myanmar'],
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');

const IN_WORD = `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`;
/** A picture may be followed by what says how it is drawn, or by the colour of a skin (UTS 51, ED-16). */
const IN_EMOJI = String.raw`(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})`;

/**
 * The source of an expression, with the flag `u`: a joiner or non-joiner (U+200D, U+200C) where Unicode gives it no meaning. Between two
 * pictures, and between two letters of a script that needs it, it is part of what everybody sees; anywhere else nobody sees it.
 */
export const STRAY_JOINER = `(?!${IN_WORD}|${IN_EMOJI})[\\u200c\\u200d]`;
