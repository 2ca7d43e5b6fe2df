"""The public pack: front sheet, report, appendix title page and the letter's own pages as one PDF."""
