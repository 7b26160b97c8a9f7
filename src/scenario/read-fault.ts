/** Why a file cannot be read, by the code that Node.js gives it. */
export const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'part of the path is a file, not a directory',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'the path holds a character that no file name can hold',
  ENODATA: 'nobody writes to this pipe',
  EBUSY: 'it keeps changing while it is read',
};

/** What to do about it. */
export const helps: Readonly<Record<string, string>> = {
  EISDIR: 'name a file in it',
  EACCES: 'ask its owner, or copy it to a place of your own',
  ENODATA: 'start the program that writes to it first, or name a file',
};
