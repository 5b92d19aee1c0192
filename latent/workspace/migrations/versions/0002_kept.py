"""What a person keeps: collections with their directions and groups, and views."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _of_a_collection() -> sa.Column:
    return sa.Column("collection", sa.Text, sa.ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True)


def _times() -> tuple[sa.Column, ...]:
    return (
        sa.Column("created", sa.Float, nullable=False),
        sa.Column("changed", sa.Float, nullable=False),
        sa.Column("deleted_at", sa.Float),
    )


def _texts(*names: str) -> tuple[sa.Column, ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


def upgrade() -> None:
    """From jobs alone."""
    op.create_table(
        "collections",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("name", "space", "title", "stamp", "about"),
        sa.Column("count", sa.Integer, nullable=False),
        *_texts("file", "digest"),
        sa.Column("bytes", sa.Integer, nullable=False),
        *_texts("session"),
        sa.Column("draft", sa.Boolean, nullable=False),
        *_times(),
    )
    op.create_table(
        "directions",
        _of_a_collection(),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("direction", sa.JSON, nullable=False),
    )
    op.create_table(
        "groups",
        _of_a_collection(),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("rows", sa.JSON, nullable=False),
        sa.Column("own", sa.JSON, nullable=False),
    )
    op.create_table(
        "views",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("name", "space", "title", "page"),
        sa.Column("query", sa.JSON, nullable=False),
        *_texts("about", "session"),
        *_times(),
    )
