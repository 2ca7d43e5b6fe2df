"""`python -m ofsted_report`: the command, for where the script's folder is not on the PATH (often so on Windows)."""

from ofsted_report.cli import main

if __name__ == "__main__":
    main()
