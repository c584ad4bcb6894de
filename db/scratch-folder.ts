/** In which a backup is restored for a rehearsal: under the archive, so that the copy is where the archive is. */
export const SCRATCH = 'rehearsal';
