"""lay the first tables.

Revision ID: 66daec3089bc
Revises: 
"""

import sqlalchemy as sa
from alembic import op


revision = '66daec3089bc'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('consultation_key_wrap',
    sa.Column('consultation_id', sa.Uuid(), nullable=False),
    sa.Column('officer_account_id', sa.Uuid(), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(length=128), nullable=False),
    sa.PrimaryKeyConstraint('consultation_id', 'officer_account_id', name=op.f('pk_consultation_key_wrap'))
    )
    op.create_table('daily_secret',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('secret', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_daily_secret'))
    )
    op.create_table('data_key',
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('purpose', sa.String(length=16), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(), nullable=False),
    sa.Column('destroy_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('owner_id', 'purpose', name=op.f('pk_data_key')),
    sqlite_with_rowid=False
    )
    op.create_table('forgotten_digest',
    sa.Column('digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('what', sa.String(length=16), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_forgotten_digest')),
    sqlite_with_rowid=False
    )


def downgrade() -> None:
    op.drop_table('forgotten_digest')
    op.drop_table('data_key')
    op.drop_table('daily_secret')
    op.drop_table('consultation_key_wrap')
