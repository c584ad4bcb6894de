/** Why a backup was made: asked for, at idle, at closing, or before something that alters much. */
export const BACKUP_REASONS = ['asked', 'idle', 'closing', 'migration', 'import', 'bulk', 'restore'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];
