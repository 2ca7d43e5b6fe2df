"""Entry point: `ofsted-report`, and `python -m ofsted_report` if scripts are not on the PATH."""

import signal

# Until `cli.entry` looks after Ctrl-C it ends the process without a word: Python's own way is a traceback.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from ofsted_report.cli.entry import main

if __name__ == "__main__":
    main()
