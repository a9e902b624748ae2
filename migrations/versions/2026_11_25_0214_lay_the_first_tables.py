"""lay the first tables.

Revision ID: ba78f48c20c5
Revises: 
"""

import sqlalchemy as sa
from alembic import op


revision = 'ba78f48c20c5'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('alert',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('reprisal', 'gross_violation', 'danger_now', 'unread_sealed', 'unread', 'harm_trend', name='alertkind', native_enum=False, length=32), nullable=False),
    sa.Column('zone', sa.String(length=16), nullable=False),
    sa.Column('period', sa.String(length=10), nullable=False),
    sa.Column('state', sa.Enum('raised', 'acknowledged', 'closed', name='alertstate', native_enum=False, length=32), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alert'))
    )
    op.create_table('audit_entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('act', sa.String(length=64), nullable=False),
    sa.Column('actor_account_id', sa.Uuid(), nullable=True),
    sa.Column('subject', sa.String(length=120), nullable=True),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('refused', sa.Boolean(), nullable=False),
    sa.CheckConstraint("subject IS NULL OR subject NOT LIKE '% %'", name=op.f('ck_audit_entry_subject_is_no_prose')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entry')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_entry_act'), ['act'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_entry_actor_account_id'), ['actor_account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_entry_day'), ['day'], unique=False)

    op.create_table('country_context',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('country', sa.String(), nullable=False),
    sa.Column('rating', sa.Enum('open', 'narrowed', 'obstructed', 'repressed', 'closed', name='rating', native_enum=False, length=32), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('reviewed_on', sa.Date(), nullable=False),
    sa.Column('working_level', sa.Integer(), nullable=False),
    sa.CheckConstraint('working_level BETWEEN 0 AND 4', name=op.f('ck_country_context_level_in_range')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_country_context')),
    sa.UniqueConstraint('country', name=op.f('uq_country_context_country'))
    )
    op.create_table('form',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('name', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form')),
    sa.UniqueConstraint('code', name=op.f('uq_form_code'))
    )
    op.create_table('harm_mark',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('zone', sa.String(length=16), nullable=False),
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_harm_mark')),
    sqlite_with_rowid=False
    )
    op.create_table('programme',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('title', sa.JSON(), nullable=False),
    sa.Column('description', sa.JSON(), nullable=False),
    sa.Column('authority_type', sa.Enum('IMET', 'FMF', 'FMS', 'PKO', 'GPOI', 'TSCTP', 'INCLE', 'ATA', 'S333', 'S332', 'ESF', 'OTHER', name='authority', native_enum=False, length=32), nullable=False),
    sa.Column('lead_agency', sa.String(), nullable=False),
    sa.Column('implementer', sa.String(), nullable=False),
    sa.Column('country', sa.String(), nullable=False),
    sa.Column('partner_institution_type', sa.Enum('land_forces_school', 'land_forces_unit', 'air_force', 'special_forces', 'border_guard_unit', 'national_police', 'gendarmerie', 'national_guard', 'intelligence_service', 'defence_ministry', 'justice_or_prisons', 'oversight_body', 'non_state_armed_group', 'other', name='partner', native_enum=False, length=32), nullable=False),
    sa.Column('assistance_kinds', sa.JSON(), nullable=False),
    sa.Column('fiscal_year_start', sa.Integer(), nullable=False),
    sa.Column('budget_usd', sa.Integer(), nullable=True),
    sa.Column('budget_public', sa.Boolean(), nullable=False),
    sa.Column('budget_withheld_reason', sa.JSON(), nullable=False),
    sa.Column('strategy_tag', sa.String(), nullable=False),
    sa.Column('timetable_set_by', sa.String(), nullable=False),
    sa.Column('paired_programme_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.Enum('proposed', 'active', 'paused_by_us', 'suspended_by_law', 'ending', 'closed', name='programmestate', native_enum=False, length=32), nullable=False),
    sa.Column('current_stage', sa.Enum('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', name='stage', native_enum=False, length=32), nullable=False),
    sa.ForeignKeyConstraint(['paired_programme_id'], ['programme.id'], name=op.f('fk_programme_paired_programme_id_programme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme')),
    sa.UniqueConstraint('slug', name=op.f('uq_programme_slug'))
    )
    op.create_table('release_mark',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('mark', sa.String(length=43), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_release_mark_one_row')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_release_mark'))
    )
    op.create_table('sign_in_throttle',
    sa.Column('username_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('blocked_until', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('username_digest', name=op.f('pk_sign_in_throttle'))
    )
    op.create_table('slip',
    sa.Column('digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('status', sa.Enum('received', 'read', 'released', 'answered', 'accepted', 'accepted_in_part', 'not_accepted', 'out_of_scope', 'carried_forward', 'not_used', 'expired', name='slipstatus', native_enum=False, length=32), nullable=False),
    sa.Column('answer', sa.JSON(), nullable=True),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_slip')),
    sqlite_with_rowid=False
    )
    op.create_table('staff_account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('username', sa.String(length=40), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=False),
    sa.Column('is_administrator', sa.Boolean(), nullable=False),
    sa.Column('is_officer', sa.Boolean(), nullable=False),
    sa.Column('is_coordinator', sa.Boolean(), nullable=False),
    sa.Column('is_translator', sa.Boolean(), nullable=False),
    sa.Column('is_evaluator', sa.Boolean(), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('staff_language', sa.String(length=2), nullable=False),
    sa.Column('demo', sa.Boolean(), nullable=False),
    sa.Column('created_on', sa.Date(), nullable=False),
    sa.Column('deactivated_on', sa.Date(), nullable=True),
    sa.Column('totp_secret', sa.String(length=64), nullable=True),
    sa.Column('totp_used_step', sa.Integer(), nullable=True),
    sa.CheckConstraint("staff_language IN ('en', 'fr')", name=op.f('ck_staff_account_staff_language')),
    sa.CheckConstraint("username = lower(username) AND username <> ''", name=op.f('ck_staff_account_username_in_lower_case')),
    sa.CheckConstraint('NOT (is_officer AND (is_coordinator OR is_evaluator OR is_administrator))', name=op.f('ck_staff_account_officer_stands_apart')),
    sa.CheckConstraint('is_administrator OR is_officer OR is_coordinator OR is_translator OR is_evaluator', name=op.f('ck_staff_account_some_role')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff_account')),
    sa.UniqueConstraint('username', name=op.f('uq_staff_account_username'))
    )
    op.create_table('task_run',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('finished', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_task_run_one_row')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_task_run'))
    )
    op.create_table('topic',
    sa.Column('code', sa.String(length=4), nullable=False),
    sa.Column('family', sa.String(length=2), nullable=False),
    sa.Column('family_label', sa.JSON(), nullable=False),
    sa.Column('label', sa.JSON(), nullable=False),
    sa.Column('sensitivity', sa.Integer(), nullable=False),
    sa.Column('criteria', sa.JSON(), nullable=False),
    sa.Column('guidelines', sa.JSON(), nullable=False),
    sa.Column('frame_version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_topic'))
    )
    op.create_table('withdrawal_order',
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('consent_only', sa.Boolean(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('record_id', name=op.f('pk_withdrawal_order')),
    sqlite_with_rowid=False
    )
    op.create_table('api_token',
    sa.Column('token_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('label', sa.String(length=60), nullable=False),
    sa.Column('created_on', sa.Date(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.Column('revoked_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['staff_account.id'], name=op.f('fk_api_token_account_id_staff_account')),
    sa.PrimaryKeyConstraint('token_digest', name=op.f('pk_api_token'))
    )
    with op.batch_alter_table('api_token', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_api_token_account_id'), ['account_id'], unique=False)

    op.create_table('conflict_overlay',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('context_id', sa.Uuid(), nullable=False),
    sa.Column('region', sa.String(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.CheckConstraint('level BETWEEN 0 AND 4', name=op.f('ck_conflict_overlay_level_in_range')),
    sa.ForeignKeyConstraint(['context_id'], ['country_context.id'], name=op.f('fk_conflict_overlay_context_id_country_context')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conflict_overlay')),
    sa.UniqueConstraint('context_id', 'region', name=op.f('uq_conflict_overlay_context_id'))
    )
    op.create_table('context_review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('context_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('confirmed', 'raised', 'published_rating', name='reviewkind', native_enum=False, length=32), nullable=False),
    sa.Column('rating', sa.Enum('open', 'narrowed', 'obstructed', 'repressed', 'closed', name='rating', native_enum=False, length=32), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('working_level', sa.Integer(), nullable=False),
    sa.Column('overlays', sa.JSON(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['staff_account.id'], name=op.f('fk_context_review_account_id_staff_account')),
    sa.ForeignKeyConstraint(['context_id'], ['country_context.id'], name=op.f('fk_context_review_context_id_country_context')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_context_review')),
    sa.UniqueConstraint('context_id', 'number', name=op.f('uq_context_review_context_id'))
    )
    op.create_table('form_version',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('form_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('definition', sa.JSON(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'published', 'retired', name='versionstate', native_enum=False, length=32), nullable=False),
    sa.Column('change_note', sa.JSON(), nullable=False),
    sa.Column('published_on', sa.Date(), nullable=True),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.CheckConstraint("state <> 'retired' OR retired_on IS NOT NULL", name=op.f('ck_form_version_retired_has_its_day')),
    sa.CheckConstraint("state = 'draft' OR published_on IS NOT NULL AND digest <> ''", name=op.f('ck_form_version_published_is_sealed')),
    sa.ForeignKeyConstraint(['form_id'], ['form.id'], name=op.f('fk_form_version_form_id_form')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form_version')),
    sa.UniqueConstraint('form_id', 'number', name=op.f('uq_form_version_form_id'))
    )
    op.create_table('legal_restriction',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('programme_id', sa.Uuid(), nullable=False),
    sa.Column('text', sa.JSON(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.CheckConstraint('until IS NULL OR until >= since', name=op.f('ck_legal_restriction_days_in_order')),
    sa.ForeignKeyConstraint(['programme_id'], ['programme.id'], name=op.f('fk_legal_restriction_programme_id_programme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_legal_restriction'))
    )
    with op.batch_alter_table('legal_restriction', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_legal_restriction_programme_id'), ['programme_id'], unique=False)

    op.create_table('login_session',
    sa.Column('token_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('expires', sa.DateTime(timezone=True), nullable=False),
    sa.Column('awaits_code', sa.Boolean(), nullable=False),
    sa.Column('sealed_seed', sa.LargeBinary(length=64), nullable=True),
    sa.Column('unlocked_until', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['staff_account.id'], name=op.f('fk_login_session_account_id_staff_account')),
    sa.PrimaryKeyConstraint('token_digest', name=op.f('pk_login_session'))
    )
    with op.batch_alter_table('login_session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_login_session_account_id'), ['account_id'], unique=False)

    op.create_table('officer_key',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('hpke_public', sa.LargeBinary(length=65), nullable=False),
    sa.Column('signing_public', sa.LargeBinary(length=65), nullable=False),
    sa.Column('bundle_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('wrapped_seed', sa.LargeBinary(length=128), nullable=True),
    sa.Column('created_on', sa.Date(), nullable=False),
    sa.Column('replaced_on', sa.Date(), nullable=True),
    sa.Column('pinned_roots', sa.LargeBinary(length=32), nullable=True),
    sa.Column('seen_holders', sa.JSON(), nullable=False),
    sa.CheckConstraint('replaced_on IS NULL OR wrapped_seed IS NULL', name=op.f('ck_officer_key_replaced_seed_is_gone')),
    sa.ForeignKeyConstraint(['account_id'], ['staff_account.id'], name=op.f('fk_officer_key_account_id_staff_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officer_key')),
    sa.UniqueConstraint('bundle_digest', name=op.f('uq_officer_key_bundle_digest'))
    )
    with op.batch_alter_table('officer_key', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_officer_key_account_id'), ['account_id'], unique=False)
        batch_op.create_index('uq_officer_key_present', ['account_id'], unique=True, sqlite_where=sa.text('replaced_on IS NULL'), postgresql_where=sa.text('replaced_on IS NULL'))

    op.create_table('programme_state_change',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('programme_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('proposed', 'active', 'paused_by_us', 'suspended_by_law', 'ending', 'closed', name='programmestate', native_enum=False, length=32), nullable=False),
    sa.Column('office', sa.Enum('chief_of_mission', 'deputy_chief_of_mission', 'political_officer', 'security_cooperation_office', 'defense_attache', 'law_enforcement_section', 'human_rights_officer', 'public_affairs_officer', 'ame_lead', 'desk_officer', name='office', native_enum=False, length=32), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['staff_account.id'], name=op.f('fk_programme_state_change_account_id_staff_account')),
    sa.ForeignKeyConstraint(['programme_id'], ['programme.id'], name=op.f('fk_programme_state_change_programme_id_programme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme_state_change')),
    sa.UniqueConstraint('programme_id', 'number', name=op.f('uq_programme_state_change_programme_id'))
    )
    op.create_table('purpose_statement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('purpose', sa.Enum('evaluation', 'protection', 'answer', 'audit', name='purpose', native_enum=False, length=32), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['staff_account.id'], name=op.f('fk_purpose_statement_account_id_staff_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_purpose_statement'))
    )
    with op.batch_alter_table('purpose_statement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_purpose_statement_account_id'), ['account_id'], unique=False)

    op.create_table('responsibility',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('programme_id', sa.Uuid(), nullable=False),
    sa.Column('stage', sa.Enum('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', name='stage', native_enum=False, length=32), nullable=False),
    sa.Column('engagement_role', sa.Enum('chief_of_mission', 'deputy_chief_of_mission', 'political_officer', 'security_cooperation_office', 'defense_attache', 'law_enforcement_section', 'human_rights_officer', 'public_affairs_officer', 'ame_lead', 'desk_officer', name='office', native_enum=False, length=32), nullable=True),
    sa.Column('accountable_role', sa.Enum('chief_of_mission', 'deputy_chief_of_mission', 'political_officer', 'security_cooperation_office', 'defense_attache', 'law_enforcement_section', 'human_rights_officer', 'public_affairs_officer', 'ame_lead', 'desk_officer', name='office', native_enum=False, length=32), nullable=True),
    sa.Column('backup_role', sa.Enum('chief_of_mission', 'deputy_chief_of_mission', 'political_officer', 'security_cooperation_office', 'defense_attache', 'law_enforcement_section', 'human_rights_officer', 'public_affairs_officer', 'ame_lead', 'desk_officer', name='office', native_enum=False, length=32), nullable=True),
    sa.Column('may_speak', sa.Boolean(), nullable=False),
    sa.Column('may_commit', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['programme_id'], ['programme.id'], name=op.f('fk_responsibility_programme_id_programme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_responsibility')),
    sa.UniqueConstraint('programme_id', 'stage', name=op.f('uq_responsibility_programme_id'))
    )
    op.create_table('stage_entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('programme_id', sa.Uuid(), nullable=False),
    sa.Column('stage', sa.Enum('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', name='stage', native_enum=False, length=32), nullable=False),
    sa.Column('status', sa.Enum('not_started', 'current', 'completed', 'reopened', name='stagestatus', native_enum=False, length=32), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('engagement_modes', sa.JSON(), nullable=False),
    sa.Column('gate_status', sa.Enum('not_open', 'open', 'passed', 'passed_with_override', name='gatestatus', native_enum=False, length=32), nullable=False),
    sa.CheckConstraint('ended_on IS NULL OR started_on IS NOT NULL AND ended_on >= started_on', name=op.f('ck_stage_entry_days_in_order')),
    sa.ForeignKeyConstraint(['programme_id'], ['programme.id'], name=op.f('fk_stage_entry_programme_id_programme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stage_entry')),
    sa.UniqueConstraint('programme_id', 'stage', name=op.f('uq_stage_entry_programme_id'))
    )
    op.create_table('stage_transition',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('programme_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('from_stage', sa.Enum('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', name='stage', native_enum=False, length=32), nullable=False),
    sa.Column('to_stage', sa.Enum('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', name='stage', native_enum=False, length=32), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['staff_account.id'], name=op.f('fk_stage_transition_account_id_staff_account')),
    sa.ForeignKeyConstraint(['programme_id'], ['programme.id'], name=op.f('fk_stage_transition_programme_id_programme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stage_transition')),
    sa.UniqueConstraint('programme_id', 'number', name=op.f('uq_stage_transition_programme_id'))
    )
    op.create_table('consultation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('programme_id', sa.Uuid(), nullable=False),
    sa.Column('stage', sa.Enum('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', name='stage', native_enum=False, length=32), nullable=False),
    sa.Column('mode', sa.Enum('inform', 'consult', 'involve', 'support', name='engagementmode', native_enum=False, length=32), nullable=False),
    sa.Column('title', sa.JSON(), nullable=False),
    sa.Column('notice', sa.JSON(), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('channels', sa.JSON(), nullable=False),
    sa.Column('form_version_id', sa.Uuid(), nullable=True),
    sa.Column('opens_on', sa.Date(), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=False),
    sa.Column('response_due_on', sa.Date(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'ready', 'open', 'closed_under_review', 'answered', 'archived', 'cancelled', name='consultationstate', native_enum=False, length=32), nullable=False),
    sa.CheckConstraint("state IN ('draft', 'ready', 'cancelled') OR form_version_id IS NOT NULL", name=op.f('ck_consultation_open_has_form')),
    sa.CheckConstraint('opens_on <= closes_on AND closes_on <= response_due_on', name=op.f('ck_consultation_days_in_order')),
    sa.ForeignKeyConstraint(['form_version_id'], ['form_version.id'], name=op.f('fk_consultation_form_version_id_form_version')),
    sa.ForeignKeyConstraint(['programme_id'], ['programme.id'], name=op.f('fk_consultation_programme_id_programme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation')),
    sa.UniqueConstraint('slug', name=op.f('uq_consultation_slug'))
    )
    with op.batch_alter_table('consultation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultation_programme_id'), ['programme_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_consultation_state'), ['state'], unique=False)

    op.create_table('key_endorsement',
    sa.Column('bundle_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('by_bundle_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('signature', sa.LargeBinary(length=80), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['bundle_digest'], ['officer_key.bundle_digest'], name=op.f('fk_key_endorsement_bundle_digest_officer_key')),
    sa.ForeignKeyConstraint(['by_bundle_digest'], ['officer_key.bundle_digest'], name=op.f('fk_key_endorsement_by_bundle_digest_officer_key')),
    sa.PrimaryKeyConstraint('bundle_digest', 'by_bundle_digest', name=op.f('pk_key_endorsement'))
    )
    op.create_table('key_root',
    sa.Column('place', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('bundle_digest', sa.LargeBinary(length=32), nullable=False),
    sa.CheckConstraint('place IN (1, 2)', name=op.f('ck_key_root_only_two')),
    sa.ForeignKeyConstraint(['bundle_digest'], ['officer_key.bundle_digest'], name=op.f('fk_key_root_bundle_digest_officer_key')),
    sa.PrimaryKeyConstraint('place', name=op.f('pk_key_root')),
    sa.UniqueConstraint('bundle_digest', name=op.f('uq_key_root_bundle_digest'))
    )
    op.create_table('consultation_key',
    sa.Column('consultation_id', sa.Uuid(), nullable=False),
    sa.Column('public_key', sa.LargeBinary(length=65), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], name=op.f('fk_consultation_key_consultation_id_consultation')),
    sa.PrimaryKeyConstraint('consultation_id', name=op.f('pk_consultation_key'))
    )
    op.create_table('consultation_state_change',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('consultation_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'ready', 'open', 'closed_under_review', 'answered', 'archived', 'cancelled', name='consultationstate', native_enum=False, length=32), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['staff_account.id'], name=op.f('fk_consultation_state_change_account_id_staff_account')),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], name=op.f('fk_consultation_state_change_consultation_id_consultation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_state_change')),
    sa.UniqueConstraint('consultation_id', 'number', name=op.f('uq_consultation_state_change_consultation_id'))
    )
    op.create_table('feedback_record',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('consultation_id', sa.Uuid(), nullable=False),
    sa.Column('programme_id', sa.Uuid(), nullable=False),
    sa.Column('stage', sa.String(length=2), nullable=False),
    sa.Column('tier', sa.Enum('T1', 'T2', 'T3', 'T4', name='tier', native_enum=False, length=32), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('paraphrase', sa.Text(), nullable=True),
    sa.Column('kind', sa.String(length=32), nullable=True),
    sa.Column('period', sa.String(length=8), nullable=True),
    sa.Column('place', sa.String(length=32), nullable=True),
    sa.Column('organisation_type', sa.String(length=32), nullable=True),
    sa.Column('may_paraphrase', sa.Boolean(), nullable=False),
    sa.Column('may_quote', sa.Boolean(), nullable=False),
    sa.Column('origin', sa.Enum('submission', 'roundtable', 'existing_body', name='origin', native_enum=False, length=32), nullable=False),
    sa.Column('answer_status', sa.Enum('none', 'answered', 'accepted', 'accepted_in_part', 'not_accepted', 'out_of_scope', 'carried_forward', name='answerstatus', native_enum=False, length=32), nullable=False),
    sa.Column('near_duplicates', sa.Uuid(), nullable=True),
    sa.CheckConstraint("tier <> 'T4' OR (text IS NULL AND paraphrase IS NULL AND place IS NULL AND organisation_type IS NULL)", name=op.f('ck_feedback_record_sealed_has_no_text')),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], name=op.f('fk_feedback_record_consultation_id_consultation')),
    sa.ForeignKeyConstraint(['programme_id'], ['programme.id'], name=op.f('fk_feedback_record_programme_id_programme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feedback_record')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('feedback_record', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_feedback_record_tier'), ['tier'], unique=False)

    op.create_table('submission',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('consultation_id', sa.Uuid(), nullable=False),
    sa.Column('week', sa.String(length=8), nullable=False),
    sa.Column('form_version', sa.Integer(), nullable=False),
    sa.Column('size_bucket', sa.Integer(), nullable=False),
    sa.Column('tier', sa.Enum('T1', 'T2', 'T3', 'T4', name='tier', native_enum=False, length=32), nullable=False),
    sa.Column('state', sa.Enum('received', 'read', 'decided', 'quarantined', 'released', 'dropped', name='submissionstate', native_enum=False, length=32), nullable=False),
    sa.Column('lookup_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('sealed_original', sa.LargeBinary(), nullable=True),
    sa.Column('sealed_pointer', sa.LargeBinary(), nullable=True),
    sa.Column('sealed_receipt_pointer', sa.LargeBinary(), nullable=True),
    sa.Column('mailbox_key', sa.LargeBinary(length=65), nullable=True),
    sa.CheckConstraint('length(week) = 8', name=op.f('ck_submission_no_time_finer_than_a_week')),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], name=op.f('fk_submission_consultation_id_consultation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_submission')),
    sa.UniqueConstraint('lookup_digest', name=op.f('uq_submission_lookup_digest')),
    sqlite_with_rowid=False
    )
    op.create_table('words_review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('consultation_id', sa.Uuid(), nullable=True),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('notice', 'danger', 'consent', 'check', 'receipt', name='wordskind', native_enum=False, length=32), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.CheckConstraint("(kind = 'notice') = (consultation_id IS NOT NULL)", name=op.f('ck_words_review_notice_has_consultation')),
    sa.ForeignKeyConstraint(['account_id'], ['staff_account.id'], name=op.f('fk_words_review_account_id_staff_account')),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], name=op.f('fk_words_review_consultation_id_consultation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_words_review'))
    )
    with op.batch_alter_table('words_review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_words_review_consultation_id'), ['consultation_id'], unique=False)

    op.create_table('decision',
    sa.Column('submission_id', sa.Uuid(), nullable=False),
    sa.Column('tier', sa.Enum('T1', 'T2', 'T3', 'T4', name='tier', native_enum=False, length=32), nullable=False),
    sa.Column('rule_tier', sa.Enum('T1', 'T2', 'T3', 'T4', name='tier', native_enum=False, length=32), nullable=False),
    sa.Column('uncovers', sa.Boolean(), nullable=False),
    sa.Column('first_officer_id', sa.Uuid(), nullable=False),
    sa.Column('second_officer_id', sa.Uuid(), nullable=True),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('lowering_to', sa.Enum('T1', 'T2', 'T3', 'T4', name='tier', native_enum=False, length=32), nullable=True),
    sa.Column('lowering_asked_by_id', sa.Uuid(), nullable=True),
    sa.Column('sealed_draft', sa.LargeBinary(), nullable=True),
    sa.CheckConstraint("tier IN ('T1', 'T2') OR due_on IS NULL OR second_officer_id IS NOT NULL", name=op.f('ck_decision_restricted_takes_two')),
    sa.CheckConstraint('(lowering_to IS NULL) = (lowering_asked_by_id IS NULL)', name=op.f('ck_decision_lowering_has_an_asker')),
    sa.CheckConstraint('NOT uncovers OR due_on IS NULL OR second_officer_id IS NOT NULL', name=op.f('ck_decision_uncovering_takes_two')),
    sa.CheckConstraint('second_officer_id IS NULL OR second_officer_id <> first_officer_id', name=op.f('ck_decision_two_people')),
    sa.CheckConstraint('tier >= rule_tier', name=op.f('ck_decision_never_below_the_rule')),
    sa.ForeignKeyConstraint(['first_officer_id'], ['staff_account.id'], name=op.f('fk_decision_first_officer_id_staff_account')),
    sa.ForeignKeyConstraint(['lowering_asked_by_id'], ['staff_account.id'], name=op.f('fk_decision_lowering_asked_by_id_staff_account')),
    sa.ForeignKeyConstraint(['second_officer_id'], ['staff_account.id'], name=op.f('fk_decision_second_officer_id_staff_account')),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_decision_submission_id_submission'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('submission_id', name=op.f('pk_decision')),
    sqlite_with_rowid=False
    )
    op.create_table('gloss',
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('made_by', sa.String(length=16), nullable=False),
    sa.ForeignKeyConstraint(['record_id'], ['feedback_record.id'], name=op.f('fk_gloss_record_id_feedback_record'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('record_id', 'language', name=op.f('pk_gloss')),
    sqlite_with_rowid=False
    )
    op.create_table('message',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('submission_id', sa.Uuid(), nullable=False),
    sa.Column('from_sender', sa.Boolean(), nullable=False),
    sa.Column('tier', sa.Enum('T1', 'T2', 'T3', 'T4', name='tier', native_enum=False, length=32), nullable=False),
    sa.Column('read', sa.Boolean(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_message_submission_id_submission'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message')),
    sqlite_with_rowid=False
    )
    op.create_table('record_choice',
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('question', sa.String(length=40), nullable=False),
    sa.Column('option', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['record_id'], ['feedback_record.id'], name=op.f('fk_record_choice_record_id_feedback_record'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('record_id', 'question', 'option', name=op.f('pk_record_choice')),
    sqlite_with_rowid=False
    )
    op.create_table('record_group',
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('population_group', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['record_id'], ['feedback_record.id'], name=op.f('fk_record_group_record_id_feedback_record'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('record_id', 'population_group', name=op.f('pk_record_group')),
    sqlite_with_rowid=False
    )
    op.create_table('record_topic',
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=4), nullable=False),
    sa.ForeignKeyConstraint(['code'], ['topic.code'], name=op.f('fk_record_topic_code_topic')),
    sa.ForeignKeyConstraint(['record_id'], ['feedback_record.id'], name=op.f('fk_record_topic_record_id_feedback_record'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('record_id', 'code', name=op.f('pk_record_topic')),
    sqlite_with_rowid=False
    )


def downgrade() -> None:
    op.drop_table('record_topic')
    op.drop_table('record_group')
    op.drop_table('record_choice')
    op.drop_table('message')
    op.drop_table('gloss')
    op.drop_table('decision')
    with op.batch_alter_table('words_review', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_words_review_consultation_id'))

    op.drop_table('words_review')
    op.drop_table('submission')
    with op.batch_alter_table('feedback_record', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_feedback_record_tier'))

    op.drop_table('feedback_record')
    op.drop_table('consultation_state_change')
    op.drop_table('consultation_key')
    op.drop_table('key_root')
    op.drop_table('key_endorsement')
    with op.batch_alter_table('consultation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consultation_state'))
        batch_op.drop_index(batch_op.f('ix_consultation_programme_id'))

    op.drop_table('consultation')
    op.drop_table('stage_transition')
    op.drop_table('stage_entry')
    op.drop_table('responsibility')
    with op.batch_alter_table('purpose_statement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_purpose_statement_account_id'))

    op.drop_table('purpose_statement')
    op.drop_table('programme_state_change')
    with op.batch_alter_table('officer_key', schema=None) as batch_op:
        batch_op.drop_index('uq_officer_key_present', sqlite_where=sa.text('replaced_on IS NULL'), postgresql_where=sa.text('replaced_on IS NULL'))
        batch_op.drop_index(batch_op.f('ix_officer_key_account_id'))

    op.drop_table('officer_key')
    with op.batch_alter_table('login_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_login_session_account_id'))

    op.drop_table('login_session')
    with op.batch_alter_table('legal_restriction', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_legal_restriction_programme_id'))

    op.drop_table('legal_restriction')
    op.drop_table('form_version')
    op.drop_table('context_review')
    op.drop_table('conflict_overlay')
    with op.batch_alter_table('api_token', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_api_token_account_id'))

    op.drop_table('api_token')
    op.drop_table('withdrawal_order')
    op.drop_table('topic')
    op.drop_table('task_run')
    op.drop_table('staff_account')
    op.drop_table('slip')
    op.drop_table('sign_in_throttle')
    op.drop_table('release_mark')
    op.drop_table('programme')
    op.drop_table('harm_mark')
    op.drop_table('form')
    op.drop_table('country_context')
    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_audit_entry_day'))
        batch_op.drop_index(batch_op.f('ix_audit_entry_actor_account_id'))
        batch_op.drop_index(batch_op.f('ix_audit_entry_act'))

    op.drop_table('audit_entry')
    op.drop_table('alert')
