"""`python -m ctg_docs` is the `ctg` command."""

import sys

from ctg_docs.cli import main

sys.exit(main())
