"""count masking corrections.

Revision ID: 758dd50e7f93
Revises: 5d0c7be2a941
"""

import sqlalchemy as sa
from alembic import op


revision = '758dd50e7f93'
down_revision = '5d0c7be2a941'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('masking_correction',
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('act', sa.Enum('added', 'removed', 'retyped', name='act', native_enum=False, length=32), nullable=False),
    sa.Column('type', sa.Enum('PERSON', 'PHONE', 'EMAIL', 'URL', 'HANDLE', 'NATIONAL_ID', 'PASSPORT', 'ACCOUNT', 'CODE', 'PLATE', 'GPS', 'SMALL_PLACE', 'FACILITY', 'ORG', 'UNIT', 'ROLE', 'UNIQUE_ROLE', 'DATE', 'HIDDEN', name='spantype', native_enum=False, length=32), nullable=False),
    sa.Column('layer', sa.Enum('rule', 'gazetteer', 'name', 'role', 'model', 'document', 'sender', 'officer', name='layer', native_enum=False, length=32), nullable=False),
    sa.Column('shape', sa.String(length=32), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('language', 'act', 'type', 'layer', 'shape', name=op.f('pk_masking_correction')),
    sqlite_with_rowid=False
    )


def downgrade() -> None:
    op.drop_table('masking_correction')
