/** For reports that name files from the top of a repository, whatever the current directory. */
export interface PathsFromTop {
  readonly fromTop?: (file: string) => string;
}
