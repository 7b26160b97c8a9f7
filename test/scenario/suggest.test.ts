import { describe, expect, it } from 'vitest';
import { closest } from '../../src/scenario/suggest.ts';

describe('closest', () => {
  it.each([
    {
      name: 'letters that changed places',
      word: 'stnace',
      known: ['source', 'stance'],
      is: 'stance',
    },
    { name: 'a letter too few', word: 'persnnel', known: ['personnel'], is: 'personnel' },
    { name: 'another ending', word: 'capability', known: ['capabilities'], is: 'capabilities' },
    { name: 'capital letters', word: 'Ready', known: ['ready', 'likely'], is: 'ready' },
    { name: 'a space for a line', word: 'us backstop', known: ['us_backstop'], is: 'us_backstop' },
    { name: 'the first of two alike', word: 'bat', known: ['cat', 'bet', 'bad'], is: 'bad' },
    { name: 'a short word half wrong', word: 'air', known: ['a', 'fur'], is: undefined },
    { name: 'another word', word: 'mission', known: ['personnel'], is: undefined },
    { name: 'one letter for another', word: 'a', known: ['b'], is: undefined },
    { name: 'nothing', word: '', known: ['a', 'stance'], is: undefined },
    { name: 'nothing to choose from', word: 'stance', known: [], is: undefined },
  ])('$name', ({ word, known, is }) => {
    expect(closest(word, known)).toBe(is);
  });

  it('finds a word itself', () => {
    expect(closest('ready', ['readily', 'ready'])).toBe('ready');
  });
});
