import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../src/check/check.ts';
import { renderJunit } from '../../src/render/junit.ts';
import { escapeXml } from '../../src/render/xml.ts';
import { anyReport, mixed, resultOf, scenarioOf } from './check-fixture.ts';
import { actingBesidesLineEnds, anyText } from './text-arbitrary.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The elements of a document, read by a parser that takes nothing but XML 1.0. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.write(xml).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('there is no element');
  return document;
}

function all(element: Element, name: string): Element[] {
  const below = element.children.flatMap((child) => all(child, name));
  return element.name === name ? [element, ...below] : below;
}

describe('renderJunit', () => {
  it('reads as in junit.xml', async () => {
    await expect(renderJunit(mixed)).toMatchFileSnapshot('../golden/check/junit.xml');
  });

  it('has a suite a scenario, a case a check, and one in error for a file that cannot be checked', () => {
    const suites = all(parse(renderJunit(mixed)), 'testsuite');
    expect(
      suites.map(({ attributes, children }) => [
        attributes.name,
        children.filter(({ name }) => name === 'testcase').length,
      ]),
    ).toEqual([
      ['scenarios/paris.yaml', 8],
      ['scenarios/quiet.yaml', 0],
      ['scenarios/odd, name 50%.yaml', 1],
      ['no.yaml', 1],
      ['the command line', 1],
    ]);
  });

  it('says of a failure by how much, why and what would mend it', () => {
    const [failure] = all(parse(renderJunit(mixed)), 'failure');
    expect(failure?.attributes.message).toBe('42 %, asked for at least 80 %: fails by 38 pp');
    expect(failure?.text).toContain('because: Below this nobody');
    expect(failure?.text).toContain('would hold if Germany decided yes: 82 %');
    expect(failure?.text).toContain('scenarios/paris.yaml:241:5');
  });

  it('lets a warning pass, with its words as output', () => {
    const cases = all(parse(renderJunit(mixed)), 'testcase');
    const warned = cases.find(({ attributes }) => attributes.name?.startsWith('change in'));
    expect(warned?.children.map(({ name }) => name)).toEqual(['system-out']);
    expect(warned?.children[0]?.text).toMatch(/^warning: −6,200, asked for at least −5,000/);
  });

  it('is XML 1.0 whatever a report holds, and counts what it has', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const xml = renderJunit(report);
        expect(actingBesidesLineEnds(xml)).toBeUndefined();
        const document = parse(xml);
        const { tests, failures, errors, skipped } = document.attributes;
        expect(Number(tests)).toBe(all(document, 'testcase').length);
        expect(Number(failures)).toBe(all(document, 'failure').length);
        expect(Number(errors)).toBe(all(document, 'error').length);
        expect(Number(skipped)).toBe(all(document, 'skipped').length);
        for (const suite of all(document, 'testsuite')) {
          expect(Number(suite.attributes.tests)).toBe(all(suite, 'testcase').length);
          expect(Number(suite.attributes.failures)).toBe(all(suite, 'failure').length);
        }
      }),
    );
  });

  it('gives an assertion back as it was written', () => {
    const assert = 'personnel.firm >= 5 & "x" < \'y\' > 1 ]]> é 漢';
    const xml = renderJunit(reportOf([scenarioOf({ checks: [resultOf({ assert })] })]));
    expect(all(parse(xml), 'testcase')[0]?.attributes.name).toBe(assert);
  });
});

describe('escapeXml', () => {
  it.each([
    ['a & b < c > d " e \' f', 'a &amp; b &lt; c &gt; d &quot; e &apos; f'],
    ['\u0000\u0007\u001b', '\\x00\\x07\\x1b'],
    ['\ufffe\uffff', '\\ufffe\\uffff'],
    ['\ud800', '\\ud800'],
    ['é 漢 🇫🇷', 'é 漢 🇫🇷'],
  ])('%j', (given, escaped) => {
    expect(escapeXml(given)).toBe(escaped);
  });

  it('comes back as it was where XML can hold it', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences' }), anyText, (before, after) => {
        const read = parse(`<a b="${escapeXml(before + after)}">${escapeXml(before + after)}</a>`);
        expect(read.text).toBe(read.attributes.b);
        expect(read.text.startsWith(before)).toBe(true);
      }),
    );
  });
});
