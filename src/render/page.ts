import { displayWidth, shorten, wrap } from './layout.ts';
import { type Paint, type Palette, paletteOf } from './palette.ts';
import { safeText } from './safe-text.ts';

/** Where lines are set: how wide, and in which look. */
export interface Page {
  /** Columns that no line goes beyond. */
  readonly width: number;
  readonly palette: Palette;
}

/** Narrower than this nothing can be told: lines are then as wide as this. */
export const narrowest = 20;

const widest = 1000;

/** The page for a width in columns, with colour or without. */
export function pageOf(style: { readonly colour: boolean; readonly width: number }): Page {
  const width = Math.min(widest, Math.max(narrowest, Math.floor(style.width) || narrowest));
  return { width, palette: paletteOf(style.colour) };
}

/** Longer lines of prose are hard to read, however wide the terminal. */
const longestProse = 100;

/** A section's heading: a rule across the page that carries its name. */
export function heading(title: string, { width, palette }: Page): string {
  const name = shorten(safeText(title), width - 4);
  const rule = '─'.repeat(Math.max(0, Math.min(width, longestProse) - displayWidth(name) - 4));
  return `${palette.faint('──')} ${palette.strong(name)}${rule === '' ? '' : palette.faint(` ${rule}`)}`;
}

/** A paragraph, wrapped; every line but the first stands `hanging` columns further in. */
export function paragraph(
  text: string,
  { width }: Page,
  look: { readonly indent?: number; readonly hanging?: number; readonly paint?: Paint } = {},
): string[] {
  const { indent = 0, hanging = 0, paint } = look;
  const room = Math.min(width, longestProse) - indent;
  return wrap(safeText(text), room, hanging).map((line) => {
    const start = line.length - line.trimStart().length;
    return `${' '.repeat(indent + start)}${paint ? paint(line.slice(start)) : line.slice(start)}`;
  });
}
