"""Errors for PDFs that cannot be opened, shared by the two readers and the pack."""

from __future__ import annotations

from ofsted_report.errors import EncryptedError, NotReadableError

SAVE_AGAIN = "Save the letter again from Ofsted's page or e-mail."


def locked(name: str) -> EncryptedError:
    """The PDF asks for a password."""
    return EncryptedError(
        f"{name} is protected by a password.", "Open it with the password and save or print it without one."
    )


def damaged(name: str) -> NotReadableError:
    """Neither a whole PDF nor one that can be mended."""
    return NotReadableError(f"{name} is damaged or is not a PDF.", SAVE_AGAIN)
