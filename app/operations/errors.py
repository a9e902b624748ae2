"""Why a backup or a restore does not happen."""

from app.core.errors import N_, AppError


class NoBackupKeyError(AppError):
    code = "no_backup_key"
    sentence = N_("BARO_BACKUP_PUBLIC_KEY is not set or is no key. `backup-key` draws one.")


class FileExistsAlreadyError(AppError):
    code = "file_exists"
    sentence = N_("That file exists already; nothing was written.")


class NotABackupError(AppError):
    code = "not_a_backup"
    sentence = N_("This is no backup, it is damaged, or the key is another one. Nothing was restored.")


class NotEmptyError(AppError):
    code = "not_empty"
    sentence = N_("The database already holds accounts. A backup is restored into empty tables only.")


class OtherVersionError(AppError):
    code = "other_version"
    sentence = N_("The backup comes from another version of Baro. Restore it with that version, then migrate.")
