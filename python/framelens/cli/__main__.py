"""python -m framelens.cli is the command framelens."""

import sys

from framelens.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
