"""Rows of tables: numbers, dates, categories, yes or no, and what is blank."""

from latent.modalities.table.codec import TableConfig, TableModality

__all__ = ["MODALITIES", "TableConfig", "TableModality"]

MODALITIES = (TableModality,)
