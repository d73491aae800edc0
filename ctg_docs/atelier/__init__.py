"""The atelier: forms, a table and pages in a browser, over the YAML files of a territory.

A local server shows what the files say and changes them by splices; the files stay the truth, and
every word of a message or of a document is that of the commands.
"""
