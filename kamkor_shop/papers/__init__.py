"""The papers of the shop as PDF: labels, receipts, acts.

Every paper is drawn from one frozen dataclass and nothing else, so the same input gives the same bytes: what
was archived, what was shown and what comes out of the printer are one file. reportlab is imported when the
first paper is drawn, never with the window.
"""
