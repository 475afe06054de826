"""The monthly report as papers: a PDF to sign, a workbook to calculate with, the JSON for programs.

All three are made from one :class:`kamkor_shop.reports.MonthReport`; no figure is computed here.
"""

from kamkor_shop.papers.month_report.files import file_name, files, pdf, render, xlsx

__all__ = ["file_name", "files", "pdf", "render", "xlsx"]
