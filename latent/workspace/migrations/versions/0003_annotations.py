"""What a person says of single items."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From collections with directions and groups."""
    op.create_table(
        "annotations",
        sa.Column("collection", sa.Text, sa.ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("row", sa.Integer),
        sa.Column("own", sa.Text),
    )
